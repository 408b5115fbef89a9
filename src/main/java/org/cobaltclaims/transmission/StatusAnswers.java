package org.cobaltclaims.transmission;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cobaltclaims.claim.ClaimManagement;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimChanged;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.TaskKind;
import org.cobaltclaims.claim.TaskSettled;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.edi.StatusInformation;
import org.cobaltclaims.edi.TransactionKind;
import org.cobaltclaims.edi.status.StatusResponse;
import org.cobaltclaims.edi.status.StatusResponse.ClaimStatus;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.transmission.Inquiry.Answer;
import org.cobaltclaims.transmission.Inquiry.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 277: what payers answer to status inquiries (DOMAIN 4.4). It moves no money and proves no denial;
 * it decides who waits for what, and whether somebody forwarded the claim (3.6).
 */
@Service
class StatusAnswers implements InboundHandler {

  /** How long to wait after the first, second and third question that failed on its way. */
  private static final List<Duration> RETRIES =
      List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(24));

  /** A payer that works on a claim is left alone for a week at least. */
  private static final int PATIENCE_DAYS = 7;

  private static final int MOST_CODES = 6;
  private static final LocalTime OPENING = LocalTime.of(8, 0);

  private static final Set<String> FORWARDING = Set.of("F3F", "F3N");
  private static final Set<String> REFUSALS = Set.of("A3", "A6", "A7", "A8");
  private static final Set<String> NOT_FOUND = Set.of("D0", "A4");
  private static final Set<String> REQUESTS = Set.of("P3", "P4");

  private final StatusInquiries inquiries;
  private final PayerClaims claims;
  private final ClaimManagement management;
  private final Payers payers;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;
  private final Clock clock;

  StatusAnswers(
      StatusInquiries inquiries,
      PayerClaims claims,
      ClaimManagement management,
      Payers payers,
      Timeline timeline,
      ApplicationEventPublisher events,
      TransactionTemplate transactions,
      Clock clock) {
    this.inquiries = inquiries;
    this.claims = claims;
    this.management = management;
    this.payers = payers;
    this.timeline = timeline;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Set<TransactionKind> kinds() {
    return EnumSet.of(TransactionKind.STATUS_RESPONSE_277);
  }

  @Override
  public Taking begin(ExchangeFile file) {
    return new TakingFile(file);
  }

  private final class TakingFile extends TakingAnswers {

    private TakingFile(ExchangeFile file) {
      super(file, events, transactions);
    }

    @Override
    public void statusResponse(StatusResponse response) {
      for (ClaimStatus status : response.claims().toList()) {
        inTransaction(() -> take(fileId(), status, status.statuses()));
      }
      // Refused as a whole: nothing was looked up for any claim that it asked after.
      response
          .failures()
          .forEach(statuses -> unknown("277 refuses an inquiry: " + codes(statuses)));
    }
  }

  /** Returns what cannot be related to a claim of ours. */
  private List<String> take(String fileId, ClaimStatus told, List<StatusInformation> statuses) {
    if (statuses.isEmpty()) {
      return List.of("277 says nothing about the claim at segment " + told.origin().position());
    }
    Optional<Inquiry> asked = inquiries.find(told.trace());
    String pcn = told.reference("EJ");
    PayerClaim seen =
        asked
            .flatMap(inquiry -> claims.findById(inquiry.payerClaimId()))
            .or(() -> pcn.isEmpty() ? Optional.empty() : claims.findByPcn(pcn))
            .orElse(null);
    if (seen == null) {
      return List.of(
          "277 segment %d answers nothing that we asked".formatted(told.origin().position()));
    }
    management.lock(seen.familyId());
    PayerClaim claim = claims.findById(seen.id()).orElseThrow();
    if (asked.isPresent()) {
      if (!inquiries.answeredBy(asked.get().id(), fileId)) {
        answer(fileId, asked.get(), claim, told, statuses);
      }
    } else if (!inquiries.unaskedTaken(claim.id(), fileId)) {
      answer(fileId, inquiries.unasked(claim, pcn), claim, told, statuses);
    }
    return List.of();
  }

  private void answer(
      String fileId,
      Inquiry inquiry,
      PayerClaim claim,
      ClaimStatus told,
      List<StatusInformation> statuses) {
    LocalDate today = LocalDate.now(clock);
    Kind kind = kind(statuses);
    Answer answer =
        new Answer(
            today,
            kind,
            codes(statuses),
            forwarding(statuses),
            kind == Kind.FINALIZED ? decided(statuses, today) : null,
            lookAgain(kind, claim));
    inquiries.answered(inquiry.id(), fileId, answer);
    timeline.append(
        claim.familyId(),
        claim.id(),
        "4.4",
        "Payer %s answers about the claim: %s, %s"
            .formatted(claim.payerId(), answer.codes(), meaning(kind)));
    boolean current = !claim.hasVersion() || claim.currentVersion().pcn().equals(inquiry.pcn());
    if (current) {
      move(claim, answer, told.reference("1K"), today);
    }
    forwardedOrNot(claim, answer, today);
    events.publishEvent(new PayerClaimChanged(claim.id()));
  }

  private static String meaning(Kind kind) {
    return switch (kind) {
      case INFORMATION -> "it wants to know something";
      case FINALIZED -> "it has decided";
      case NOT_FOUND -> "it does not find it";
      case REFUSED -> "it refused it";
      case PENDING -> "it works on it";
      case ACKNOWLEDGED -> "it has received it";
      case FAILED -> "the question failed on its way";
    };
  }

  private void move(PayerClaim claim, Answer answer, String icn, LocalDate today) {
    PayerClaimState before = claim.state();
    switch (answer.kind()) {
      case INFORMATION -> claim.informationRequested(today);
      case PENDING -> claim.pending(today);
      case FINALIZED -> {
        if (before != PayerClaimState.ACCEPTED) {
          claim.pending(today);
        }
      }
      case NOT_FOUND, REFUSED, ACKNOWLEDGED, FAILED -> {
        // A person looks, or it is asked again: where the claim stands is not known better.
      }
    }
    boolean found = answer.kind() != Kind.NOT_FOUND && answer.kind() != Kind.FAILED;
    if (found && !icn.isEmpty() && before.inTransit()) {
      claim.knownAs(icn);
    }
    claims.save(claim);
    if (claim.state() != before) {
      events.publishEvent(new TaskSettled(TaskKind.FIND_ACKNOWLEDGEMENT, claim.id()));
    }
  }

  /** A forwarding that is denied after all has to be looked at by a person (DOMAIN 3.6). */
  private void forwardedOrNot(PayerClaim claim, Answer answer, LocalDate today) {
    if (!answer.forwarding().contains("F3N")) {
      return;
    }
    claims
        .findById(PayerClaim.idOf(claim.familyId(), claim.level() + 1))
        .filter(next -> next.state() == PayerClaimState.AWAITING_CROSSOVER)
        .ifPresent(
            next -> {
              next.awaitCrossoverUntil(today);
              claims.save(next);
              timeline.append(
                  next.familyId(),
                  next.id(),
                  "3.6",
                  "Payer %s said that it forwarded the claim, and now says that it did not (F3N): a"
                          .formatted(claim.payerId())
                      + " person decides");
              events.publishEvent(new PayerClaimChanged(next.id()));
            });
  }

  private @Nullable LocalDateTime lookAgain(Kind kind, PayerClaim claim) {
    return switch (kind) {
      case PENDING, ACKNOWLEDGED ->
          LocalDate.now(clock)
              .plusDays(
                  Math.max(
                      PATIENCE_DAYS, payers.profile(claim.payerId()).inquiryDays(claim.level())))
              .atTime(OPENING);
      case FAILED -> {
        int failed = inquiries.failures(claim.id());
        yield failed < RETRIES.size()
            ? LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).plus(RETRIES.get(failed))
            : null;
      }
      case INFORMATION, FINALIZED, NOT_FOUND, REFUSED -> null;
    };
  }

  /** Of several things that are said about one claim, what somebody has to act on counts. */
  private static Kind kind(List<StatusInformation> statuses) {
    return categories(statuses).stream()
        .map(StatusAnswers::kind)
        .min(Kind::compareTo)
        .orElse(Kind.FAILED);
  }

  private static Kind kind(String category) {
    if (REQUESTS.contains(category) || category.startsWith("R")) {
      return Kind.INFORMATION;
    }
    if (NOT_FOUND.contains(category)) {
      return Kind.NOT_FOUND;
    }
    if (REFUSALS.contains(category)) {
      return Kind.REFUSED;
    }
    return switch (category.isEmpty() ? ' ' : category.charAt(0)) {
      case 'F' -> Kind.FINALIZED;
      case 'P' -> Kind.PENDING;
      case 'A' -> Kind.ACKNOWLEDGED;
      default -> Kind.FAILED;
    };
  }

  private static Set<String> forwarding(List<StatusInformation> statuses) {
    return categories(statuses).stream().filter(FORWARDING::contains).collect(Collectors.toSet());
  }

  private static Set<String> categories(List<StatusInformation> statuses) {
    return statuses.stream()
        .flatMap(status -> status.codes().stream())
        .map(StatusInformation.Code::category)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static LocalDate decided(List<StatusInformation> statuses, LocalDate today) {
    return statuses.stream()
        .flatMap(
            s ->
                Optional.ofNullable(s.paymentDate())
                    .or(() -> Optional.ofNullable(s.adjudicated()))
                    .stream())
        .filter(date -> !date.isAfter(today))
        .findFirst()
        .orElse(today);
  }

  /** Category, status and entity, such as P3:294; no free text. */
  private static String codes(List<StatusInformation> statuses) {
    return statuses.stream()
        .flatMap(status -> status.codes().stream())
        .map(c -> c.category() + ":" + c.status() + (c.entity().isEmpty() ? "" : ":" + c.entity()))
        .distinct()
        .limit(MOST_CODES)
        .collect(Collectors.joining(" "));
  }
}
