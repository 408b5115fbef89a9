package org.cobaltclaims.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.Coverage;
import org.cobaltclaims.claim.Finding;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.coordination.BilledClaims;
import org.cobaltclaims.coordination.PriorAdjudication;
import org.cobaltclaims.edi.Contact;
import org.cobaltclaims.edi.X12File;
import org.cobaltclaims.edi.claim.ClaimTransaction;
import org.cobaltclaims.edi.claim.ProfessionalClaim;
import org.cobaltclaims.intake.ClaimRefused;
import org.cobaltclaims.intake.IncomingClaim;
import org.cobaltclaims.intake.PriorPayment;
import org.cobaltclaims.paper.Cms1500;
import org.cobaltclaims.paper.Cms1500Forms;
import org.cobaltclaims.paper.Eob;
import org.cobaltclaims.paper.FormFacts;
import org.cobaltclaims.paper.PacketPdf.Attachment;
import org.cobaltclaims.paper.PacketPdf.Packet;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.remittance.ClaimPayment;
import org.cobaltclaims.remittance.Matching;
import org.cobaltclaims.remittance.RemittanceHeader;

/**
 * The claims of a file on paper.
 *
 * @param packets what can be printed
 * @param refused a message for each claim that cannot
 */
record PaperForms(List<Packet> packets, List<String> refused) {

  private static final byte[] NO_SCAN = {};

  PaperForms {
    packets = List.copyOf(packets);
    refused = List.copyOf(refused);
  }

  /** The claims as the file has them, for the payers that it bills. */
  static PaperForms asTheyStand(X12File claims, List<String> address, LocalDate date) {
    Making making = new Making(address, date);
    for (ClaimTransaction transaction : claims.claims()) {
      for (ProfessionalClaim claim : transaction.claims()) {
        making.asItStands(claims, claim, phone(transaction));
      }
    }
    return making.made();
  }

  /** The claims for the next payers. */
  static PaperForms next(
      X12File claims,
      Map<Path, X12File> eras,
      SecondaryOptions options,
      List<String> address,
      LocalDate date,
      LocalDateTime now) {
    EraAnswers answers =
        new EraAnswers(
            claims.claims().stream()
                .flatMap(transaction -> transaction.claims().stream())
                .map(claim -> claim.claimNumber())
                .toList());
    eras.forEach((path, era) -> answers.add(path, era, latest(now, eras)));
    SecondaryClaims made = SecondaryClaims.make(claims, answers, options, now);
    Making making = new Making(address, date);
    made.refused().forEach(making.refused::add);
    made.placed()
        .forEach(
            placed ->
                making.add(
                    placed.claim(),
                    phone(placed.before()),
                    id -> heard(placed.claim(), answers, id)));
    return making.made();
  }

  private static LocalDate latest(LocalDateTime now, Map<Path, X12File> eras) {
    return eras.values().stream()
        .flatMap(era -> era.remittances().stream())
        .map(remittance -> remittance.envelope().time())
        .filter(time -> time.isAfter(now))
        .max(LocalDateTime::compareTo)
        .orElse(now)
        .toLocalDate();
  }

  private static Optional<Told> heard(BilledClaim claim, EraAnswers answers, String paymentId) {
    return answers
        .byId(paymentId)
        .map(
            answer ->
                new Told(
                    check(answer.payer()),
                    Matching.lines(claim.content(), answer.payment()).payment()));
  }

  private static Eob.Check check(RemittanceHeader header) {
    return new Eob.Check(
        header.payerName(),
        header.method(),
        header.trace(),
        header.paymentDate(),
        "the payer's electronic remittance (835)");
  }

  /** The submitter's telephone, ten digits; empty if there is none (1000A PER). */
  private static String phone(ClaimTransaction transaction) {
    return transaction.submitter().contacts().stream()
        .map(Contact::read)
        .flatMap(contact -> contact.channels().stream())
        .filter(channel -> channel.qualifier().equals("TE"))
        .map(Contact.Channel::number)
        .findFirst()
        .orElse("");
  }

  /** A decision with the check that it came with; null if nothing is known of that. */
  private record Told(Eob.Check check, ClaimPayment payment) {}

  /** Finds a decision by its id. */
  @FunctionalInterface
  private interface Decisions {
    Optional<Told> find(String paymentId);
  }

  private static final class Making {
    private final List<String> address;
    private final LocalDate date;
    private final List<Packet> packets = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    Making(List<String> address, LocalDate date) {
      this.address = address;
      this.date = date;
    }

    void asItStands(X12File claims, ProfessionalClaim claim, String phone) {
      try {
        IncomingClaim incoming = IncomingClaim.of(claims, claim);
        ClaimContent content = incoming.content();
        Map<Integer, List<ClaimPayment>> decided = new HashMap<>();
        Map<String, ClaimPayment> byId = new HashMap<>();
        for (PriorPayment prior : incoming.priorPayments()) {
          decided.put(prior.level(), List.of(prior.payment()));
          byId.put(prior.payment().id(), prior.payment());
        }
        BilledClaims.Result built =
            BilledClaims.build(
                    content,
                    incoming.level(),
                    claim.claimNumber(),
                    content.frequency(),
                    content.payerControlNumber(),
                    "",
                    decided,
                    level -> profile(content, level))
                .printed();
        if (built.claim() == null) {
          refused.add(
              "claim %s is not printed: %s"
                  .formatted(claim.claimNumber(), built.problems().getFirst().message()));
          return;
        }
        add(
            built.claim(),
            phone,
            id ->
                Optional.ofNullable(byId.get(id))
                    .map(
                        payment ->
                            new Told(
                                new Eob.Check("", "", "", null, "the claim itself"), payment)));
      } catch (ClaimRefused unusable) {
        refused.add(
            "claim %s is not printed: %s".formatted(claim.claimNumber(), unusable.reason()));
      } catch (IllegalArgumentException unusable) {
        refused.add(
            "claim %s is not printed: %s".formatted(claim.claimNumber(), unusable.getMessage()));
      }
    }

    void add(BilledClaim claim, String phone, Decisions decisions) {
      Cms1500 form =
          Cms1500Forms.of(
              claim,
              new FormFacts(
                  profile(claim.content(), claim.level()).mailedTo(address), date, phone));
      if (!form.blocking().isEmpty()) {
        form.blocking().stream()
            .map(Finding::message)
            .forEach(
                message ->
                    refused.add(
                        "claim %s is not printed: %s".formatted(claim.controlNumber(), message)));
        return;
      }
      List<Attachment> attachments = new ArrayList<>();
      for (PriorAdjudication prior : claim.priorAdjudications()) {
        Coverage coverage = Objects.requireNonNull(claim.content().coverage(prior.level()));
        for (String source : prior.sources()) {
          decisions
              .find(source)
              .map(
                  told ->
                      new Eob(
                          named(told.check(), coverage), claim.content(), coverage, told.payment()))
              .ifPresent(eob -> attachments.add(new Attachment(eob, NO_SCAN)));
        }
      }
      packets.add(new Packet(form, attachments));
    }

    private static Eob.Check named(Eob.Check check, Coverage coverage) {
      return check.payer().isEmpty()
          ? new Eob.Check(
              coverage.payerName(), check.method(), check.trace(), check.date(), check.source())
          : check;
    }

    private static PayerProfile profile(ClaimContent content, int level) {
      Coverage coverage = content.coverage(level);
      return coverage == null
          ? PayerProfile.defaults("", "")
          : PayerProfile.defaults(coverage.payerId(), coverage.payerName());
    }

    PaperForms made() {
      return new PaperForms(packets, refused);
    }
  }
}
