package org.cobaltclaims.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.edi.Segment;

/**
 * An 837P cut into segments by the delimiters of its ISA, its envelope counted (DOMAIN 1.1).
 *
 * @param route from us back to the sender: the sender of an answer is the receiver of the file
 * @param group GS06
 * @param batches the ST-SE, in file order
 */
record SeenFile(Wire.Route route, String group, List<Batch> batches) {

  /**
   * One ST-SE.
   *
   * @param control ST02
   * @param segments ST to SE, numbered from 1
   * @param closed SE01 and SE02 are right
   */
  record Batch(String control, List<Segment> segments, boolean closed) {}

  /** The file cannot be cut, or its envelope does not count up. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String why) {
      super(why);
    }
  }

  static SeenFile read(byte[] bytes) throws Unreadable {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (!text.startsWith("ISA") || text.length() < 106) {
      throw new Unreadable("no ISA of 106 characters");
    }
    char element = text.charAt(3);
    char component = text.charAt(104);
    char end = text.charAt(105);
    List<Segment> all = new ArrayList<>();
    for (String raw : split(text, end)) {
      String line = raw.strip();
      if (!line.isEmpty()) {
        all.add(segment(line, element, component));
      }
    }
    Segment isa = all.getFirst();
    if (isa.elements().size() != 16 || !isa.element(12).equals("00501")) {
      throw new Unreadable("ISA is not of version 00501 with 16 elements");
    }
    Segment last = all.getLast();
    if (!last.tag().equals("IEA") || !last.element(2).equals(isa.element(13))) {
      throw new Unreadable("IEA02 is not ISA13");
    }
    return groups(isa, all.subList(1, all.size() - 1), last.element(1));
  }

  private static SeenFile groups(Segment isa, List<Segment> inside, String groupCount)
      throws Unreadable {
    if (inside.isEmpty() || !inside.getFirst().tag().equals("GS")) {
      throw new Unreadable("no GS behind the ISA");
    }
    Segment gs = inside.getFirst();
    Segment ge = inside.getLast();
    if (!groupCount.equals("1") || inside.stream().filter(s -> s.tag().equals("GS")).count() != 1) {
      throw new Unreadable("one functional group is taken, and IEA01 says so");
    }
    if (!gs.element(1).equals("HC") || !gs.element(8).equals("005010X222A1")) {
      throw new Unreadable("GS is not of professional claims, 005010X222A1");
    }
    List<Batch> batches = batches(inside.subList(1, inside.size() - 1));
    if (!ge.tag().equals("GE")
        || !ge.element(2).equals(gs.element(6))
        || !ge.element(1).equals(String.valueOf(batches.size()))) {
      throw new Unreadable("GE does not count up or repeats another GS06");
    }
    if (batches.stream().map(Batch::control).distinct().count() != batches.size()) {
      throw new Unreadable("ST02 repeats inside the interchange");
    }
    Wire.Route route =
        new Wire.Route(
            isa.element(7),
            isa.element(8).strip(),
            isa.element(5),
            isa.element(6).strip(),
            gs.element(3),
            gs.element(2),
            isa.element(15).equals("T"));
    return new SeenFile(route, gs.element(6), batches);
  }

  private static List<Batch> batches(List<Segment> segments) throws Unreadable {
    List<Batch> batches = new ArrayList<>();
    List<Segment> open = new ArrayList<>();
    for (Segment segment : segments) {
      if (open.isEmpty() != segment.tag().equals("ST")) {
        throw new Unreadable("segments outside of ST and SE");
      }
      open.add(new Segment(segment.tag(), segment.elements(), open.size() + 1));
      if (segment.tag().equals("SE")) {
        String control = open.getFirst().element(2);
        boolean closed =
            segment.element(1).equals(String.valueOf(open.size()))
                && segment.element(2).equals(control);
        batches.add(new Batch(control, List.copyOf(open), closed));
        open.clear();
      }
    }
    if (!open.isEmpty()) {
      throw new Unreadable("an ST has no SE");
    }
    return batches;
  }

  private static Segment segment(String line, char element, char component) {
    List<String> parts = split(line, element);
    boolean envelope = parts.getFirst().equals("ISA");
    List<List<String>> elements =
        parts.stream()
            .skip(1)
            .map(p -> p.isEmpty() ? List.<String>of() : envelope ? List.of(p) : split(p, component))
            .toList();
    return new Segment(parts.getFirst(), elements, 0);
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(text.substring(from, at));
      from = at + 1;
    }
    parts.add(text.substring(from));
    return parts;
  }
}
