package org.cobaltclaims.edi;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cobaltclaims.edi.Problem.Severity;

/**
 * What the 837P guide asks and a schema does not see (DOMAIN 1.3 to 1.6): which of several segments
 * of a kind must be there, how levels and lines are numbered, dates in the form that they claim,
 * and what one segment demands of another. Takes the segments of one transaction in file order.
 */
final class ClaimGuide {
  private static final String REQUIRED = "SNIP2-REQUIRED";

  private final Problems problems;

  /** What the open loops hold: tags with their qualifiers. */
  private final Deque<Held> open = new ArrayDeque<>();

  /** HL01 to HL03. */
  private final Map<String, String> levels = new HashMap<>();

  /** What the schema has missed already: loop and tag. */
  private final Set<String> reported = new HashSet<>();

  private final Set<String> parents = new HashSet<>();

  /** The HL of billing provider and subscriber levels. */
  private final List<Segment> above = new ArrayList<>();

  private String kind = "";
  private int level;
  private int line;
  private int diagnoses;
  private boolean subscriberIsPatient;
  private boolean replaces;
  private boolean accident;

  private static final class Held {
    final String loop;
    final int position;
    final Set<String> segments = new HashSet<>();

    Held(String loop, int position) {
      this.loop = loop;
      this.position = position;
    }
  }

  ClaimGuide(Problems problems) {
    this.problems = problems;
  }

  /**
   * The next segment.
   *
   * @param loop the innermost loop that it stands in
   */
  void segment(Segment segment, String loop) {
    if (open.isEmpty() || !open.peek().loop.equals(loop)) {
      open.push(new Held(loop, segment.position()));
    }
    Held held = open.peek();
    held.segments.add(segment.tag());
    held.segments.add(segment.tag() + '*' + segment.element(1));
    switch (segment.tag()) {
      case "ST" -> version(segment);
      case "HL" -> level(segment);
      case "SBR" -> {
        if (loop.equals("2000B")) {
          subscriberIsPatient = segment.element(2).equals("18");
        }
      }
      case "CLM" -> claim(segment);
      case "DTP" -> period(segment, loop);
      case "DMG" -> date(segment, 2, segment.element(2), loop);
      case "PAT" -> date(segment, 6, segment.element(6), loop);
      case "PWK" -> attachment(segment, loop);
      case "HI" -> {
        if (segment.is("HI", "ABK", "BK")) {
          diagnoses = segment.elements().size();
        }
      }
      case "LX" -> line(segment, loop);
      case "SV1" -> pointers(segment, loop);
      case "SE" -> end();
      default -> {
        // nothing that the schema does not see
      }
    }
  }

  /** The schema has found the segment missing, so that it is not said twice. */
  void missing(String loop, String tag) {
    reported.add(loop + ' ' + tag);
  }

  /**
   * A loop is over.
   *
   * @param last the position of its last segment
   */
  void endLoop(String loop, int last) {
    if (open.isEmpty() || !open.peek().loop.equals(loop)) {
      return;
    }
    Held held = open.pop();
    switch (loop) {
      case "2010AA" -> needs(held, "the tax id (REF*EI or REF*SY)", "REF", "REF*EI", "REF*SY");
      case "2010AC" -> needs(held, "the plan's tax id (REF*EI)", "REF", "REF*EI");
      case "2010BA" -> patient(held);
      case "2300" -> {
        needs(held, "the principal diagnosis (HI*ABK)", "HI", "HI*ABK", "HI*BK");
        if (replaces) {
          needs(held, "the control number of the claim that is replaced (REF*F8)", "REF", "REF*F8");
        }
        if (accident) {
          needs(held, "the date of the accident (DTP*439)", "DTP", "DTP*439");
        }
      }
      case "2400" -> needs(held, "the service date (DTP*472)", "DTP", "DTP*472");
      default -> {
        // the schema sees what is missing
      }
    }
  }

  private void patient(Held subscriber) {
    if (subscriberIsPatient) {
      needs(subscriber, "the patient's address (N3)", "N3", "N3");
      needs(subscriber, "the patient's city (N4)", "N4", "N4");
      needs(subscriber, "the patient's birth date and gender (DMG)", "DMG", "DMG");
    }
  }

  private void needs(Held held, String what, String tag, String... oneOf) {
    if (reported.remove(held.loop + ' ' + tag)) {
      return;
    }
    for (String each : oneOf) {
      if (held.segments.contains(each)) {
        return;
      }
    }
    add(held.position, held.loop, tag, REQUIRED, what + " is required in loop " + held.loop);
  }

  private void version(Segment st) {
    if (!st.element(3).startsWith("005010X222")) {
      add(1, "", "ST03", "SNIP2-CODE", "ST03 does not name the professional claim, 005010X222A1");
    }
  }

  /** Levels are numbered from 1, stand below the level that they name, and say who has children. */
  private void level(Segment hl) {
    level++;
    String id = hl.element(1);
    String parent = hl.element(2);
    kind = hl.element(3);
    String loop = kind.equals("20") ? "2000A" : kind.equals("22") ? "2000B" : "2000C";
    if (!id.equals(String.valueOf(level))) {
      add(hl, loop, 1, "SNIP2-HIERARCHY", "is not the next number, " + level);
    }
    String kindAbove = levels.get(parent);
    boolean fits =
        switch (kind) {
          case "20" -> parent.isEmpty();
          case "22" -> "20".equals(kindAbove);
          default -> "22".equals(kindAbove);
        };
    if (!fits) {
      add(hl, loop, 2, "SNIP2-HIERARCHY", "does not name the level that this one stands below");
    }
    levels.put(id, kind);
    parents.add(parent);
    if (!kind.equals("23")) {
      above.add(hl);
    }
  }

  private void claim(Segment clm) {
    line = 0;
    diagnoses = 0;
    String frequency = clm.component(5, 3);
    replaces = frequency.equals("7") || frequency.equals("8");
    accident = clm.components(11).contains("AA") || clm.components(11).contains("OA");
    if (kind.equals("22") && !subscriberIsPatient) {
      add(
          clm.position(),
          "2000B",
          "SBR02",
          "SNIP2-HIERARCHY",
          "a claim stands at the subscriber's level, and SBR02 does not say that the subscriber is"
              + " the patient (18)");
    }
  }

  private void period(Segment dtp, String loop) {
    String text = dtp.element(3);
    if (dtp.element(2).equals("D8")) {
      date(dtp, 3, text, loop);
    } else if (dtp.element(2).equals("RD8")) {
      boolean two = text.length() == 17 && text.charAt(8) == '-';
      LocalDate from = two ? Fields.date(text.substring(0, 8)) : null;
      LocalDate to = two ? Fields.date(text.substring(9)) : null;
      if (from == null || to == null || from.isAfter(to)) {
        add(dtp, loop, 3, "SNIP2-DATE", "is no period in the form CCYYMMDD-CCYYMMDD");
      }
    }
  }

  private void date(Segment segment, int element, String text, String loop) {
    if (!text.isEmpty() && Fields.date(text) == null) {
      add(segment, loop, element, "SNIP2-DATE", "is no date in the form CCYYMMDD");
    }
  }

  /** The control number belongs to what is sent, not to what is available on request. */
  private void attachment(Segment pwk, String loop) {
    boolean sent = Set.of("BM", "EL", "EM", "FX", "FT").contains(pwk.element(2));
    if (sent && pwk.element(6).isEmpty()) {
      add(pwk, loop, 6, REQUIRED, "is required with this PWK02 and empty");
    }
  }

  private void line(Segment lx, String loop) {
    line++;
    if (!lx.element(1).equals(String.valueOf(line))) {
      add(lx, loop, 1, "SNIP2-NUMBER", "is not the next number, " + line);
    }
  }

  private void pointers(Segment sv1, String loop) {
    for (String pointer : sv1.components(7)) {
      boolean points = pointer.matches("[1-9]\\d?") && Integer.parseInt(pointer) <= diagnoses;
      if (!points) {
        add(sv1, loop, 7, "SNIP2-POINTER", "points at no diagnosis of the claim");
        return;
      }
    }
  }

  /** HL04 says whether a level stands below. */
  private void end() {
    for (Segment hl : above) {
      boolean has = parents.contains(hl.element(1));
      if (has != hl.element(4).equals("1")) {
        add(
            hl,
            hl.element(3).equals("20") ? "2000A" : "2000B",
            4,
            "SNIP2-HIERARCHY",
            has
                ? "says that no level stands below, and one does"
                : "announces a level below, and there is none");
      }
    }
  }

  private void add(Segment segment, String loop, int element, String rule, String what) {
    String name = segment.tag() + (element < 10 ? "0" : "") + element;
    add(segment.position(), loop, name, rule, name + " " + what);
  }

  private void add(int position, String loop, String element, String rule, String message) {
    problems.add(Severity.ERROR, position, loop, element, rule, message);
  }
}
