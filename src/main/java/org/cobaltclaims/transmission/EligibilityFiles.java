package org.cobaltclaims.transmission;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.cobaltclaims.edi.Address;
import org.cobaltclaims.edi.Beginning;
import org.cobaltclaims.edi.DatePeriod;
import org.cobaltclaims.edi.Demographics;
import org.cobaltclaims.edi.EntityName;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.Origin;
import org.cobaltclaims.edi.TraceNumber;
import org.cobaltclaims.edi.eligibility.EligibilityInquiry;
import org.cobaltclaims.edi.eligibility.EligibilityInquiry.Query;
import org.cobaltclaims.edi.eligibility.EligibilityWriter;
import org.cobaltclaims.edi.eligibility.InformationSource;
import org.cobaltclaims.edi.eligibility.InformationSource.Receiver;
import org.cobaltclaims.edi.eligibility.InformationSource.Subscriber;
import org.cobaltclaims.edi.eligibility.Member;
import org.cobaltclaims.patient.Eligibility;
import org.cobaltclaims.patient.EligibilityHistory;
import org.cobaltclaims.patient.EligibilityTold;
import org.cobaltclaims.patient.EligibilityWanted;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.PatientCoverage;
import org.cobaltclaims.patient.Patients;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.transmission.QuestionFiles.Kind;
import org.cobaltclaims.transmission.QuestionFiles.QuestionFile;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks payers about coverages (270, DOMAIN 10): at once where a connection takes the question, else
 * one file for all questions to a clearinghouse. It can be interrupted anywhere.
 */
@Service
public class EligibilityFiles {

  private static final String SELF = "18";

  private final EligibilityHistory history;
  private final List<RealTimeEligibility> connections;
  private final Patients patients;
  private final Payers payers;
  private final CurrentSettings settings;
  private final ExchangeFiles files;
  private final ApplicationEventPublisher events;
  private final QuestionFiles questions;
  private final TransactionTemplate transactions;
  private final TransactionTemplate afterwards;
  private final Clock clock;

  EligibilityFiles(
      EligibilityHistory history,
      List<RealTimeEligibility> connections,
      Patients patients,
      Payers payers,
      CurrentSettings settings,
      ExchangeFiles files,
      ApplicationEventPublisher events,
      QuestionFiles questions,
      TransactionTemplate transactions,
      Clock clock) {
    this.history = history;
    this.connections = List.copyOf(connections);
    this.patients = patients;
    this.payers = payers;
    this.settings = settings;
    this.files = files;
    this.events = events;
    this.questions = questions;
    this.transactions = transactions;
    this.afterwards =
        new TransactionTemplate(
            Objects.requireNonNull(transactions.getTransactionManager()),
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    this.clock = clock;
  }

  /** A question that was kept and not asked yet. */
  record Kept(Eligibility question) {}

  /** Keeps the question. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(EligibilityWanted wanted) {
    PayerProfile payer = payers.profile(wanted.payerId());
    events.publishEvent(new Kept(history.ask(wanted, payers.clearinghouse(payer).name())));
  }

  /**
   * Asks whoever answers at once. The question is committed before, so that no transaction waits
   * for a payer; where nobody answers, or the application ends meanwhile, the next file takes it.
   */
  @TransactionalEventListener
  void askAtOnce(Kept kept) {
    Eligibility question = kept.question();
    PayerProfile payer = payers.profile(question.payerId());
    connections.stream()
        .map(connection -> connection.ask(question, payer))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(
            answer ->
                afterwards.executeWithoutResult(
                    status ->
                        events.publishEvent(
                            new EligibilityTold(
                                question.id(),
                                question.payerId(),
                                List.of(question.patientId()),
                                answer))));
  }

  /** Sends all that is to be asked; returns the names of the files. */
  public synchronized List<String> send() {
    for (String clearinghouse : history.clearinghousesWithUnsent()) {
      Repeating.inTransaction(transactions, () -> gather(clearinghouse));
    }
    List<String> sent = new ArrayList<>();
    for (QuestionFile file : questions.unsent(Kind.ELIGIBILITY)) {
      if (questions.handOver(file, () -> text(file))) {
        sent.add(file.fileName());
      }
    }
    return sent;
  }

  private Integer gather(String clearinghouse) {
    String id = UUID.randomUUID().toString();
    int asked = history.putInto(id, clearinghouse);
    if (asked == 0) {
      return 0;
    }
    questions.open(Kind.ELIGIBILITY, id, clearinghouse);
    return asked;
  }

  private String text(QuestionFile file) {
    Envelope envelope = questions.envelope(file);
    Map<String, List<Subscriber<Query>>> byPayer = new TreeMap<>();
    for (Eligibility question : history.in(file.id())) {
      byPayer
          .computeIfAbsent(question.payerId(), id -> new ArrayList<>())
          .add(subscriber(question));
    }
    List<InformationSource<Query>> sources = new ArrayList<>();
    byPayer.forEach((payerId, asked) -> sources.add(source(payers.profile(payerId), asked)));
    EligibilityInquiry transaction =
        new EligibilityInquiry(
            envelope,
            "0001",
            new Beginning("0022", "13", file.reference("E"), file.at(), ""),
            sources);
    return EligibilityWriter.writeInquiries(
        envelope, List.of(transaction), questions.lineBreaks(file));
  }

  private InformationSource<Query> source(PayerProfile payer, List<Subscriber<Query>> asked) {
    EntityName practice =
        organization("1P", settings.practice().name(), "XX", settings.practice().npi());
    return new InformationSource<>(
        organization("PR", payer.name(), "PI", payer.payerId()),
        List.of(),
        List.of(),
        List.of(new Receiver<>(practice, List.of(), Address.NONE, List.of(), null, asked)));
  }

  /** The patient; one who is insured through another person is asked for below that person. */
  private Subscriber<Query> subscriber(Eligibility question) {
    Patient patient = patients.findById(question.patientId()).orElseThrow();
    boolean self =
        patient.coverages().stream()
            .filter(c -> c.isOf(question.payerId(), question.memberId()))
            .map(PatientCoverage::relationship)
            .allMatch(SELF::equals);
    TraceNumber trace =
        new TraceNumber(
            "1", String.valueOf(question.trace()), "9" + settings.practice().taxId(), "");
    EntityName named =
        new EntityName(
            self ? "IL" : "03",
            true,
            patient.lastName(),
            patient.firstName(),
            patient.middleName(),
            "",
            patient.suffix(),
            self ? "MI" : "",
            self ? question.memberId() : "");
    Member<Query> asked =
        new Member<>(
            List.of(trace),
            named,
            List.of(),
            Address.NONE,
            List.of(),
            null,
            new Demographics(patient.birthDate(), patient.gender()),
            null,
            List.of(),
            List.of(DatePeriod.day("291", question.serviceOn())),
            null,
            List.of(
                new Query(
                    List.of("30"),
                    null,
                    "",
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Origin.NONE)));
    if (self) {
      return new Subscriber<>(asked, List.of());
    }
    EntityName insured = new EntityName("IL", true, "", "", "", "", "", "MI", question.memberId());
    Member<Query> above =
        new Member<>(
            List.of(),
            insured,
            List.of(),
            Address.NONE,
            List.of(),
            null,
            Demographics.NONE,
            null,
            List.of(),
            List.of(),
            null,
            List.of());
    return new Subscriber<>(above, List.of(asked));
  }

  private static EntityName organization(
      String entity, String name, String idQualifier, String id) {
    return new EntityName(entity, false, name, "", "", "", "", idQualifier, id);
  }
}
