package org.cobaltclaims.denial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.Address;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.FilingDeadline;
import org.cobaltclaims.claim.Name;
import org.cobaltclaims.claim.ServiceLine;
import org.cobaltclaims.money.Money;
import org.cobaltclaims.practice.PracticeSettings.Practice;
import org.cobaltclaims.remittance.Classification.Reason;
import org.cobaltclaims.remittance.ReasonCodes.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The words of a letter that asks a payer to look at its decision again, from the templates {@code
 * appeal-letter.txt} and {@code underpayment-letter.txt} with the claim's facts. It names the
 * patient: it goes to the payer, and nowhere else.
 */
public final class AppealLetter {

  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)\\}");

  private static final String DENIED = "appeal-letter.txt";
  private static final String UNDERPAID = "underpayment-letter.txt";

  private AppealLetter() {}

  /**
   * What the letter is about.
   *
   * @param level of the payer that decided
   * @param controlNumber CLM01 of the version that it decided on
   * @param icn the payer's control number; empty if not known
   * @param decidedOn the date of the decision; null if not known
   * @param reasons what the payer gave as reasons
   * @param amount what was denied, or is short
   * @param appealLevel 1 for the first appeal
   * @param argument why the decision is wrong, in the words of whoever appeals; may be empty
   * @param today the letter's date
   */
  public record Facts(
      Practice practice,
      ClaimContent content,
      int level,
      String controlNumber,
      String icn,
      @Nullable LocalDate decidedOn,
      List<Reason> reasons,
      Money amount,
      int appealLevel,
      String argument,
      LocalDate today) {
    public Facts {
      reasons = List.copyOf(reasons);
    }
  }

  /** The letter about a denial. */
  public static String text(Facts facts) {
    return filled(
        DENIED,
        facts,
        reasons(facts),
        "The services were rendered and billed as documented in the enclosed records.");
  }

  /**
   * The letter about a payment that is short of the contract.
   *
   * @param figures what is short, a text for each line
   */
  static String dispute(Facts facts, List<String> figures) {
    return filled(
        UNDERPAID,
        facts,
        String.join("\n", figures),
        "The amounts by contract are those of the fee schedule agreed between us.");
  }

  private static String filled(String template, Facts facts, String reasons, String argument) {
    Coverage coverage = Objects.requireNonNull(facts.content().coverage(facts.level()));
    Map<String, String> values =
        Map.ofEntries(
            Map.entry("practice", facts.practice().name()),
            Map.entry("address", lines(facts.content().billingProvider().address())),
            Map.entry("npi", facts.practice().npi()),
            Map.entry("taxId", facts.practice().taxId()),
            Map.entry("contact", facts.practice().contactName()),
            Map.entry("phone", facts.practice().contactPhone()),
            Map.entry("date", facts.today().toString()),
            Map.entry("payer", coverage.payerName()),
            Map.entry("payerAddress", lines(coverage.payerAddress())),
            Map.entry("patient", name(facts.content().patient().name())),
            Map.entry("subscriber", name(coverage.subscriber())),
            Map.entry("memberId", coverage.memberId()),
            Map.entry("claimNumber", facts.controlNumber()),
            Map.entry("icn", facts.icn().isEmpty() ? "not known to us" : facts.icn()),
            Map.entry(
                "decided", facts.decidedOn() == null ? "not known" : facts.decidedOn().toString()),
            Map.entry("lastService", FilingDeadline.lastService(facts.content()).toString()),
            Map.entry("charge", facts.content().charge().toString()),
            Map.entry("amount", facts.amount().toString()),
            Map.entry("appealLevel", ordinal(facts.appealLevel())),
            Map.entry("reasons", reasons),
            Map.entry("services", services(facts.content())),
            Map.entry("argument", facts.argument().isEmpty() ? argument : facts.argument()));
    return PLACE
        .matcher(read(template))
        .replaceAll(place -> Matcher.quoteReplacement(value(values, place.group(1))));
  }

  private static String value(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("a letter's template asks for " + name);
    }
    return value;
  }

  private static String reasons(Facts facts) {
    return facts.reasons().stream()
        .filter(reason -> reason.rule().kind() != Kind.MONEY)
        .map(
            reason ->
                "%s %s%s: %s"
                    .formatted(
                        reason.line() == 0 ? "Claim" : "Line " + reason.line(),
                        reason.name(),
                        reason.remarks().isEmpty()
                            ? ""
                            : " (" + String.join(", ", reason.remarks()) + ")",
                        reason.row().amount()))
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  private static String services(ClaimContent content) {
    return content.lines().stream().map(AppealLetter::service).collect(Collectors.joining("\n"));
  }

  private static String service(ServiceLine line) {
    String modifiers =
        line.procedure().modifiers().isEmpty()
            ? ""
            : "-" + String.join("-", line.procedure().modifiers());
    return "%s  %s%s  %s"
        .formatted(line.serviceFrom(), line.procedure().code(), modifiers, line.charge());
  }

  private static String name(Name name) {
    return (name.first() + " " + name.last()).strip();
  }

  private static String lines(@Nullable Address address) {
    return address == null
        ? ""
        : "%s%s\n%s, %s %s"
            .formatted(
                address.line1(),
                address.line2().isEmpty() ? "" : "\n" + address.line2(),
                address.city(),
                address.state(),
                address.zip());
  }

  private static String ordinal(int level) {
    return switch (level) {
      case 1 -> "First";
      case 2 -> "Second";
      case 3 -> "Third";
      default -> level + "th";
    };
  }

  private static String read(String template) {
    try (InputStream in =
        Objects.requireNonNull(AppealLetter.class.getResourceAsStream("/" + template))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
