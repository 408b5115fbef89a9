package org.cobaltclaims.remittance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cobaltclaims.code.AdjustmentGroup;
import org.cobaltclaims.practice.PayerProfile;
import org.jspecify.annotations.Nullable;

/**
 * The decision table of DOMAIN 5.4: what an adjustment reason (CARC) of a group means for us. Read
 * from {@code carc.csv}; the labels are ours, not the official texts (DOMAIN 0.3).
 */
public final class ReasonCodes {

  /** What kind of statement a reason is. */
  public enum Kind {
    /** It explains money: who bears it. */
    MONEY,
    /** It says no. */
    DENIAL,
    /** It says that no decision was made yet, or informs. */
    INFO
  }

  /** What to do about it (DOMAIN 5.3); the first one wins where several come together (5.2). */
  public enum Action {
    HOLD,
    INVESTIGATE_DUP,
    BILL_OTHER_PAYER_FIRST,
    CORRECT_N1,
    CORRECT_R7,
    REOPENING,
    SEND_DOCS,
    REQUEST_INFO,
    REVIEW,
    APPEAL,
    NEXT_ELSE_PATIENT,
    BILL_PATIENT,
    NEXT_ELSE_WRITE_OFF,
    WRITE_OFF,
    POST_ONLY
  }

  /** May the next payer be billed now; the first one wins where several come together (5.2). */
  public enum Secondary {
    NO,
    FIX_FIRST,
    REVIEW,
    YES
  }

  /**
   * One row of the table.
   *
   * @param kind what kind of statement
   * @param action what to do
   * @param secondary may the next payer be billed
   * @param label our short label
   */
  public record Rule(Kind kind, Action action, Secondary secondary, String label) {}

  /** A reason that is in no table: a person looks at it (DOMAIN 5.2 O8). */
  private static final Rule UNKNOWN =
      new Rule(Kind.DENIAL, Action.REVIEW, Secondary.REVIEW, "reason is not in the decision table");

  /** Included in another line of the same bundle, which was paid for both (DOMAIN 2.9). */
  static final Rule NETTED =
      new Rule(Kind.MONEY, Action.POST_ONLY, Secondary.YES, "bundled: nets with 94");

  /** Paid for by head: what is billed is a record of the visit (DOMAIN 2.9, 5.4). */
  static final Rule CAPITATED =
      new Rule(Kind.MONEY, Action.POST_ONLY, Secondary.YES, "capitation: paid by head");

  private static final String ANY_GROUP = "*";

  private static final class Standard {
    static final ReasonCodes TABLE = read("/carc.csv");
  }

  private final Map<String, Rule> rules;

  private ReasonCodes(Map<String, Rule> rules) {
    this.rules = Map.copyOf(rules);
  }

  /** The table that is shipped. */
  public static ReasonCodes standard() {
    return Standard.TABLE;
  }

  /** The table as it holds for a payer: capitation is managed where the practice has agreed it. */
  public ReasonCodes of(PayerProfile payer) {
    if (!payer.capitated()) {
      return this;
    }
    Map<String, Rule> own = new HashMap<>(rules);
    own.put(key("24", AdjustmentGroup.CO.name()), CAPITATED);
    return new ReasonCodes(own);
  }

  /** Every reason of the table. */
  public Set<String> carcs() {
    return rules.keySet().stream()
        .map(key -> key.substring(0, key.indexOf('|')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The rule of a reason; the exact group beats {@code *}. Remarks and level are not looked at. */
  public Rule lookup(String carc, AdjustmentGroup group) {
    @Nullable Rule exact = rules.get(key(carc, group.name()));
    if (exact != null) {
      return exact;
    }
    return rules.getOrDefault(key(carc, ANY_GROUP), UNKNOWN);
  }

  /**
   * The rule of one CAS row as it stands on a claim of ours: remarks override the reason (DOMAIN
   * 5.5), a reason that needs a remark and has none is unknown (3.10), and the effect of a prior
   * payer cannot occur on a primary claim (5.4).
   *
   * @param remarks the RARCs of the line and of the claim
   * @param level the level of the payer that sent it
   */
  public Rule judge(Adjustment row, List<String> remarks, int level) {
    Rule rule = lookup(row.reason(), row.group());
    if (level == 1 && row.reason().equals("23")) {
      return new Rule(
          Kind.DENIAL,
          Action.REVIEW,
          Secondary.REVIEW,
          "the primary payer counts on an earlier payer: check the payer order");
    }
    if (rule.kind() != Kind.DENIAL) {
      return rule;
    }
    @Nullable Rule overridden = Remarks.override(rule, remarks, level);
    if (overridden != null) {
      return overridden;
    }
    if (Remarks.needsRemark(row.reason()) && !Remarks.explains(remarks)) {
      return new Rule(
          Kind.DENIAL,
          Action.REVIEW,
          Secondary.REVIEW,
          "the remark code is missing: " + rule.label());
    }
    return rule;
  }

  private static ReasonCodes read(String resource) {
    Map<String, Rule> rules = new HashMap<>();
    try (InputStream in =
            Objects.requireNonNull(ReasonCodes.class.getResourceAsStream(resource), resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> addRow(rules, line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ReasonCodes(rules);
  }

  private static void addRow(Map<String, Rule> rules, String line) {
    // A label may hold semicolons of its own.
    String[] fields = line.split(";", 6);
    Rule rule =
        new Rule(kind(fields[2]), Action.valueOf(fields[3]), secondary(fields[4]), fields[5]);
    for (String carc : fields[0].split(",")) {
      for (String group : fields[1].split(",")) {
        if (rules.putIfAbsent(key(carc, group), rule) != null) {
          throw new IllegalStateException("carc.csv: " + carc + " " + group + " stands twice");
        }
      }
    }
  }

  private static Kind kind(String letter) {
    return switch (letter) {
      case "M" -> Kind.MONEY;
      case "D" -> Kind.DENIAL;
      case "I" -> Kind.INFO;
      default -> throw new IllegalStateException("carc.csv: kind " + letter);
    };
  }

  private static Secondary secondary(String letter) {
    return switch (letter) {
      case "Y" -> Secondary.YES;
      case "F" -> Secondary.FIX_FIRST;
      case "R" -> Secondary.REVIEW;
      case "N" -> Secondary.NO;
      default -> throw new IllegalStateException("carc.csv: second " + letter);
    };
  }

  private static String key(String carc, String group) {
    return carc.strip() + "|" + group.strip();
  }
}
