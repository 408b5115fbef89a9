package org.cobaltclaims.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cobaltclaims.money.Money;

/** A summary as people like to read it. */
final class SummaryText {

  private static final int LABEL = 34;

  private static final Map<Integer, String> LEVELS =
      Map.of(1, "Primary claims", 2, "Secondary claims", 3, "Tertiary claims");

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("PATIENT_BALANCE", "patient owes the rest"),
          Map.entry("CLOSED", "closed, nothing left to collect"),
          Map.entry(Summary.WAITING_FOR_PERSON, "waiting for a person"),
          Map.entry(Summary.WAITING_FOR_PAYER, "waiting for a payer"),
          Map.entry("PAID", "paid"),
          Map.entry("PARTIAL", "paid in part"),
          Map.entry("PAT_RESP", "left to the patient or next payer"),
          Map.entry("DENIED", "denied"));

  private final List<String> lines = new ArrayList<>();

  private SummaryText() {}

  /** The summary's lines, without a title. */
  static List<String> of(Summary summary) {
    SummaryText text = new SummaryText();
    text.families(summary);
    summary.levels().forEach(text::level);
    text.tasks(summary.tasks());
    text.money(summary.money());
    return text.lines;
  }

  private void families(Summary summary) {
    heading("Claim families", summary.families().values().stream().mapToInt(n -> n).sum());
    summary.families().forEach((state, count) -> row(word(state), count));
  }

  private void level(int level, Summary.Level claims) {
    heading(LEVELS.getOrDefault(level, "Claims to payer " + level), claims.claims());
    rowIfAny("sent electronically", claims.sentElectronically());
    rowIfAny("on paper, to print and mail", claims.printed());
    rowIfAny("crossed over, not sent by us", claims.crossedOver());
    rowIfAny("accepted by the payer", claims.accepted());
    rowIfAny("rejected, to be corrected", claims.rejected());
    claims.decided().forEach((outcome, count) -> row(word(outcome), count));
    claims.skipped().forEach((reason, count) -> row("not billed: " + reason, count));
    claims.blocked().forEach((reason, count) -> row("held for a person: " + plain(reason), count));
  }

  private void tasks(Map<String, Integer> tasks) {
    heading("Tasks waiting", tasks.values().stream().mapToInt(n -> n).sum());
    tasks.forEach((kind, count) -> row(plain(kind), count));
  }

  private void money(Summary.MoneyTotals money) {
    lines.add("");
    amount("Charged", money.charged(), "");
    String sign = "=";
    for (Map.Entry<String, Money> part : parts(money).entrySet()) {
      if (!part.getValue().isZero()) {
        amount("  " + part.getKey(), part.getValue(), sign);
        sign = "+";
      }
    }
    amount("Difference", money.difference(), "");
  }

  private static Map<String, Money> parts(Summary.MoneyTotals money) {
    Map<String, Money> parts = new LinkedHashMap<>();
    money.paid().forEach((level, amount) -> parts.put("paid by payer " + level, amount));
    parts.put("contractual write-off", money.contractual());
    parts.put("other write-off", money.otherWriteOff());
    parts.put("open with payers", money.open());
    parts.put("denied, not decided yet", money.denied());
    parts.put("patient owes", money.patientOpen());
    parts.put("patient paid", money.patientPaid());
    parts.put("credit, owed by us", money.credit());
    return parts;
  }

  private static String word(String key) {
    return WORDS.getOrDefault(key, plain(key));
  }

  private static String plain(String key) {
    return key.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void heading(String title, int count) {
    lines.add("");
    lines.add(String.format(Locale.ROOT, "%-" + LABEL + "s %,10d", title, count));
  }

  private void rowIfAny(String label, int count) {
    if (count > 0) {
      row(label, count);
    }
  }

  private void row(String label, int count) {
    lines.add(String.format(Locale.ROOT, "  %-" + (LABEL - 2) + "s %,10d", label, count));
  }

  private void amount(String label, Money amount, String sign) {
    lines.add(
        String.format(
            Locale.ROOT, "%-" + LABEL + "s %1s %,17.2f", label, sign, new BigDecimal(amount.toString())));
  }
}
