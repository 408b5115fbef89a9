package org.cobaltclaims.transmission;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.practice.PracticeSettings;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.cobaltclaims.transmission.ExchangeFile.Direction;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks payers about coverages (270, DOMAIN 10): at once where a connection takes the question, else
 * one file for all questions to a clearinghouse. It can be interrupted anywhere.
 */
@Service
public class EligibilityFiles {

  private static final String VERSION = "005010X279A1";
  private static final String SELF = "18";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");

  private final EligibilityHistory history;
  private final List<RealTimeEligibility> connections;
  private final Patients patients;
  private final Payers payers;
  private final PracticeSettings settings;
  private final ClaimFileWriter partners;
  private final ControlNumbers controlNumbers;
  private final Archive archive;
  private final ExchangeFiles files;
  private final DataFolder data;
  private final ApplicationEventPublisher events;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;

  EligibilityFiles(
      EligibilityHistory history,
      List<RealTimeEligibility> connections,
      Patients patients,
      Payers payers,
      PracticeSettings settings,
      ClaimFileWriter partners,
      ControlNumbers controlNumbers,
      Archive archive,
      ExchangeFiles files,
      DataFolder data,
      ApplicationEventPublisher events,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Clock clock) {
    this.history = history;
    this.connections = List.copyOf(connections);
    this.patients = patients;
    this.payers = payers;
    this.settings = settings;
    this.partners = partners;
    this.controlNumbers = controlNumbers;
    this.archive = archive;
    this.files = files;
    this.data = data;
    this.events = events;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  private record QuestionFile(
      String id,
      String clearinghouse,
      boolean test,
      long control,
      LocalDateTime at,
      String fileName) {}

  /** Keeps the question; whoever answers at once is asked at once. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(EligibilityWanted wanted) {
    PayerProfile payer = payers.profile(wanted.payerId());
    Eligibility question = history.ask(wanted, payers.clearinghouse(payer).name());
    connections.stream()
        .map(connection -> connection.ask(question, payer))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(
            answer ->
                events.publishEvent(
                    new EligibilityTold(
                        question.id(), wanted.payerId(), List.of(wanted.patientId()), answer)));
  }

  /** Sends all that is to be asked; returns the names of the files. */
  public synchronized List<String> send() {
    for (String clearinghouse : history.clearinghousesWithUnsent()) {
      Repeating.inTransaction(transactions, () -> gather(clearinghouse));
    }
    List<String> sent = new ArrayList<>();
    for (QuestionFile file : unsent()) {
      handOver(file);
      sent.add(file.fileName());
    }
    return sent;
  }

  private Integer gather(String clearinghouse) {
    String id = UUID.randomUUID().toString();
    int asked = history.putInto(id, clearinghouse);
    if (asked == 0) {
      return 0;
    }
    Clearinghouse receiver = partners.named(clearinghouse);
    LocalDateTime at = LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
    long control = controlNumbers.next(receiver.senderId(), receiver.receiverId(), receiver.test());
    jdbc.sql(
            """
            INSERT INTO eligibility_file (id, clearinghouse, test_data, control, enveloped_at, file_name)
            VALUES (:id, :clearinghouse, :test, :control, :at, :name)
            """)
        .param("id", id)
        .param("clearinghouse", clearinghouse)
        .param("test", receiver.test())
        .param("control", control)
        .param("at", at)
        .param("name", "270_%s_%09d.270".formatted(DAY.format(at), control))
        .update();
    return asked;
  }

  private List<QuestionFile> unsent() {
    return jdbc.sql(
            """
            SELECT id, clearinghouse, test_data, control, enveloped_at, file_name
            FROM eligibility_file WHERE sent_on IS NULL ORDER BY clearinghouse, control
            """)
        .query(EligibilityFiles::file)
        .list();
  }

  private static QuestionFile file(ResultSet row, int ordinal) throws SQLException {
    return new QuestionFile(
        row.getString("id"),
        row.getString("clearinghouse"),
        row.getBoolean("test_data"),
        row.getLong("control"),
        row.getObject("enveloped_at", LocalDateTime.class),
        row.getString("file_name"));
  }

  private void handOver(QuestionFile file) {
    byte[] bytes = text(file).getBytes(StandardCharsets.US_ASCII);
    String path = archive.keep(bytes, file.at().getYear());
    archive.write(data.outbound(file.clearinghouse()).resolve(file.fileName()), bytes);
    transactions.executeWithoutResult(
        tx -> {
          boolean first =
              jdbc.sql(
                          "UPDATE eligibility_file SET sent_on = :on WHERE id = :id AND sent_on IS"
                              + " NULL")
                      .param("on", LocalDate.now(clock))
                      .param("id", file.id())
                      .update()
                  > 0;
          if (first) {
            files.record(
                Direction.OUT,
                file.clearinghouse(),
                file.fileName(),
                "270",
                Archive.sha256(bytes),
                bytes.length,
                path,
                Fate.of(Fate.Kind.SENT, null),
                false);
          }
        });
  }

  private String text(QuestionFile file) {
    Clearinghouse receiver = partners.named(file.clearinghouse());
    Envelope envelope =
        new Envelope(
            receiver.senderQualifier(),
            receiver.senderId(),
            receiver.receiverQualifier(),
            receiver.receiverId(),
            file.at(),
            file.control(),
            false,
            file.test(),
            "HS",
            settings.practice().submitterId(),
            receiver.receiverId(),
            file.control(),
            VERSION);
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
            new Beginning(
                "0022",
                "13",
                "E%s%09d".formatted(DAY.format(file.at()), file.control()),
                file.at(),
                ""),
            sources);
    return EligibilityWriter.writeInquiries(envelope, List.of(transaction), receiver.lineBreaks());
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
