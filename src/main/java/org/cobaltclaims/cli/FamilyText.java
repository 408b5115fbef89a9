package org.cobaltclaims.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cobaltclaims.dashboard.Report;
import org.cobaltclaims.money.Money;

/** A claim family as a biller reads it. */
final class FamilyText {

  private final List<String> lines = new ArrayList<>();

  private FamilyText() {}

  static List<String> of(Report.Family family) {
    FamilyText text = new FamilyText();
    text.lines.add(
        "Claim %s, family %s: %s, %s"
            .formatted(
                family.practiceClaim(),
                family.family(),
                name(family.patient()),
                plain(family.state())));
    family.claims().forEach(text::claim);
    text.money(family.ledger());
    text.tasks(family.tasks());
    text.timeline(family.timeline());
    return text.lines;
  }

  private static String name(Report.Person person) {
    return person.first().isEmpty() ? person.last() : person.last() + ", " + person.first();
  }

  private void claim(Report.Claim claim) {
    lines.add("");
    lines.add(
        "Payer %d, %s: %s%s%s%s"
            .formatted(
                claim.level(),
                claim.payer(),
                plain(claim.state()),
                claim.outcome() == null ? "" : ", " + plain(claim.outcome()),
                claim.reason() == null ? "" : " (" + claim.reason() + ")",
                claim.icn() == null ? "" : ", payer's number " + claim.icn()));
    if (claim.origin().equals("CROSSOVER")) {
      lines.add("  forwarded by the payer before; not sent by us");
    } else if (claim.origin().equals("INTAKE")) {
      lines.add("  decided before the claim came in");
    }
    for (Report.Version version : claim.versions()) {
      lines.add(
          "  %s  frequency %s, %s, %s"
              .formatted(
                  version.pcn(),
                  version.frequency(),
                  plain(version.channel()),
                  version.sent() == null
                      ? "not sent yet"
                      : "sent " + version.sent() + (version.file() == null ? "" : " in " + version.file())));
    }
  }

  private void money(Report.Balance money) {
    lines.add("");
    amount("Charged", money.charge());
    money.paid().forEach((level, paid) -> amount("  paid by payer " + level, paid));
    amountIfAny("  contractual write-off", money.contractual());
    amountIfAny("  other write-off", money.otherWriteOff());
    money.payerOpen().forEach((level, open) -> amountIfAny("  open with payer " + level, open));
    amountIfAny("  denied, not decided yet", money.deniedOpen());
    amountIfAny("  patient owes", money.patientOpen());
    amountIfAny("  patient paid", money.patientPaid());
    amountIfAny("  credit, owed by us", money.credit());
  }

  private void tasks(List<Report.Task> tasks) {
    if (!tasks.isEmpty()) {
      lines.add("");
      lines.add("Tasks");
      tasks.forEach(
          task ->
              lines.add(
                  "  due %s  %-20s %s (%s)"
                      .formatted(task.due(), plain(task.kind()), task.reason(), task.group())));
    }
  }

  private void timeline(List<Report.Event> events) {
    lines.add("");
    lines.add("Timeline");
    events.forEach(
        event ->
            lines.add("  %s  %-8s %s".formatted(event.date(), event.rule(), event.text())));
  }

  private void amountIfAny(String label, Money amount) {
    if (!amount.isZero()) {
      amount(label, amount);
    }
  }

  private void amount(String label, Money amount) {
    lines.add(String.format(Locale.ROOT, "%-30s %15s", label, amount));
  }

  private static String plain(String key) {
    return key.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
