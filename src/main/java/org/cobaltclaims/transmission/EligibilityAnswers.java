package org.cobaltclaims.transmission;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.cobaltclaims.edi.TransactionKind;
import org.cobaltclaims.edi.eligibility.EligibilityResponse;
import org.cobaltclaims.patient.EligibilityAnswer;
import org.cobaltclaims.patient.EligibilityTold;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.Patients;
import org.cobaltclaims.practice.Payers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 271: what payers say about coverages, asked or unasked (DOMAIN 10). Each answer is told once, in
 * a transaction of its own, to whoever keeps it or acts on it ({@link EligibilityTold}).
 */
@Service
class EligibilityAnswers implements InboundHandler {

  private final Patients patients;
  private final Payers payers;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;

  EligibilityAnswers(
      Patients patients,
      Payers payers,
      ApplicationEventPublisher events,
      TransactionTemplate transactions) {
    this.patients = patients;
    this.payers = payers;
    this.events = events;
    this.transactions = transactions;
  }

  @Override
  public Set<TransactionKind> kinds() {
    return EnumSet.of(TransactionKind.ELIGIBILITY_271);
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
    public void eligibilityResponse(EligibilityResponse response) {
      for (EligibilityAnswer answer : EligibilityMapping.answers(response)) {
        inTransaction(() -> take(fileId(), answer));
      }
    }
  }

  /** Returns what cannot be related to a patient of ours. */
  private List<String> take(String fileId, EligibilityAnswer answer) {
    for (String payerId : payerIds(answer)) {
      List<String> meant =
          meant(answer, patients.findInsured(payerId, answer.memberId())).stream()
              .map(Patient::id)
              .toList();
      if (!meant.isEmpty()) {
        events.publishEvent(new EligibilityTold(fileId, payerId, meant, answer));
        return List.of();
      }
    }
    return List.of(
        "271 answer %d is about nobody who is insured with this payer under this member id here"
            .formatted(answer.position()));
  }

  private List<String> payerIds(EligibilityAnswer answer) {
    return Stream.of(answer.payerId(), answer.payerName())
        .filter(name -> !name.isBlank())
        .flatMap(name -> Stream.concat(payers.payerByAlias(name).stream(), Stream.of(name.strip())))
        .distinct()
        .toList();
  }

  /** One member id may be that of a whole family; what is not said keeps nobody out. */
  private static List<Patient> meant(EligibilityAnswer answer, List<Patient> insured) {
    List<Patient> born =
        insured.stream()
            .filter(
                patient ->
                    answer.birthDate() == null
                        || patient.birthDate() == null
                        || answer.birthDate().equals(patient.birthDate()))
            .toList();
    List<Patient> named =
        born.stream()
            .filter(patient -> plain(answer.firstName()).equals(plain(patient.firstName())))
            .toList();
    // Payers shorten names; the name decides only between several of one birth date.
    return named.isEmpty() && (born.size() == 1 || answer.firstName().isEmpty()) ? born : named;
  }

  private static String plain(String name) {
    return name.strip().toUpperCase(Locale.ROOT);
  }
}
