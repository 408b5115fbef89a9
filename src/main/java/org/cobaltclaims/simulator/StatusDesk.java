package org.cobaltclaims.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cobaltclaims.edi.Beginning;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.Reference;
import org.cobaltclaims.edi.StatusInformation;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.status.InformationSource;
import org.cobaltclaims.edi.status.StatusInquiry;
import org.cobaltclaims.edi.status.StatusInquiry.ClaimInquiry;
import org.cobaltclaims.edi.status.StatusResponse;
import org.cobaltclaims.edi.status.StatusResponse.ClaimStatus;
import org.cobaltclaims.money.Money;

/**
 * What the payers know of each claim, for whoever asks (276): decided and paid, wanting to know
 * something, being worked on, or never seen.
 */
final class StatusDesk {

  /** Days after the first question until a lost or late decision reaches the practice after all. */
  private static final int DAYS_TO_REMEDY = 25;

  private final Map<String, String> icns = new HashMap<>();
  private final Map<String, Money> paid = new HashMap<>();
  private final Map<String, LocalDate> paidOn = new HashMap<>();
  private final Map<String, Answer.Payment> withheld = new HashMap<>();
  private final Set<String> informed = new HashSet<>();

  /** True if the file asks for statuses. */
  static boolean isInquiry(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int group = text.indexOf("GS");
    return text.startsWith("ISA") && group > 0 && text.startsWith("HR", group + 3);
  }

  /** The payer has taken the claim into its system. */
  void accepted(String claim, String icn) {
    icns.put(claim, icn);
  }

  /** Its payer has decided on the claim, and its remittance went out. */
  void remitted(String claim, Money amount, LocalDate on) {
    paid.put(claim, amount);
    paidOn.put(claim, on);
  }

  /** The decision does not leave before somebody asks for it. */
  void withhold(Answer.Payment payment) {
    withheld.put(payment.paid().claim().number(), payment);
  }

  /** The answer to a file of inquiries, and what leaves because somebody asked. */
  record Asked(Answer.Inquired answer, Map<LocalDate, List<Answer.Payment>> released) {}

  Asked asked(byte[] bytes, LocalDate today) {
    X12File file = read(bytes);
    Map<LocalDate, List<Answer.Payment>> released = new HashMap<>();
    List<StatusResponse> responses = new ArrayList<>();
    for (StatusInquiry inquiry : file.statusInquiries()) {
      responses.add(
          new StatusResponse(
              inquiry.envelope(),
              inquiry.controlNumber(),
              new Beginning(
                  "0010",
                  "08",
                  inquiry.beginning().reference(),
                  today.plusDays(1).atTime(6, 0),
                  "DG"),
              inquiry.sources().stream()
                  .map(source -> map(source, asked -> status(asked, today, released)))
                  .toList()));
    }
    Envelope from = file.statusInquiries().getFirst().envelope();
    return new Asked(new Answer.Inquired(from, responses), released);
  }

  private static X12File read(byte[] bytes) {
    try {
      return X12File.read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot be read", e);
    }
  }

  private ClaimStatus status(
      ClaimInquiry asked, LocalDate today, Map<LocalDate, List<Answer.Payment>> released) {
    String claim =
        asked.references().stream()
            .filter(r -> r.qualifier().equals("EJ"))
            .map(Reference::value)
            .findFirst()
            .orElse("");
    Answer.Payment payment = withheld.remove(claim);
    if (payment != null) {
      released
          .computeIfAbsent(
              Mailroom.businessDay(today.plusDays(DAYS_TO_REMEDY)), day -> new ArrayList<>())
          .add(payment);
      if (payment.scenario() == Scenario.ERA_LOST) {
        paid.put(claim, payment.all().stream().map(Era.Paid::paid).collect(Money.sum()));
        paidOn.put(claim, today);
      } else {
        informed.add(claim);
        return answer(asked, claim, "P3", "294", today);
      }
    }
    if (paid.containsKey(claim)) {
      return answer(asked, claim, "F1", "65", today);
    }
    return icns.containsKey(claim) || informed.contains(claim)
        ? answer(asked, claim, "P1", "20", today)
        : answer(asked, claim, "D0", "35", today);
  }

  private ClaimStatus answer(
      ClaimInquiry asked, String claim, String category, String status, LocalDate today) {
    List<Reference> references = new ArrayList<>();
    Optional.ofNullable(icns.get(claim))
        .map(icn -> Reference.of("1K", icn))
        .ifPresent(references::add);
    references.add(Reference.of("EJ", claim));
    return new ClaimStatus(
        asked.trace(),
        List.of(
            new StatusInformation(
                List.of(new StatusInformation.Code(category, status, "", "")),
                today,
                "",
                asked.charge(),
                paid.get(claim),
                paidOn.get(claim),
                "",
                null,
                "",
                "",
                Origin.NONE)),
        references,
        asked.service(),
        List.of(),
        Origin.NONE);
  }

  private static <A, B> InformationSource<B> map(
      InformationSource<A> source, Function<A, B> claim) {
    return new InformationSource<>(
        source.name(),
        source.contacts(),
        source.receivers().stream()
            .map(
                receiver ->
                    new InformationSource.Receiver<>(
                        receiver.name(),
                        receiver.trace(),
                        receiver.statuses(),
                        receiver.providers().stream()
                            .map(
                                provider ->
                                    new InformationSource.Provider<>(
                                        provider.names(),
                                        provider.trace(),
                                        provider.statuses(),
                                        provider.subscribers().stream()
                                            .map(subscriber -> map(subscriber, claim))
                                            .toList()))
                            .toList()))
            .toList());
  }

  private static <A, B> InformationSource.Subscriber<B> map(
      InformationSource.Subscriber<A> subscriber, Function<A, B> claim) {
    return new InformationSource.Subscriber<>(
        subscriber.person(),
        subscriber.claims().stream().map(claim).toList(),
        subscriber.dependents().stream()
            .map(
                dependent ->
                    new InformationSource.Dependent<>(
                        dependent.person(), dependent.claims().stream().map(claim).toList()))
            .toList());
  }
}
