package org.cobaltclaims.transmission;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.cobaltclaims.code.Sha256;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.cobaltclaims.transmission.ExchangeFile.Direction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The files in which payers are asked something: named and numbered once, handed over once. */
@Component
class QuestionFiles {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");

  private final CurrentSettings settings;
  private final ClaimFileWriter partners;
  private final ControlNumbers controlNumbers;
  private final Archive archive;
  private final ExchangeFiles files;
  private final DataFolder data;
  private final Deliveries deliveries;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;

  QuestionFiles(
      CurrentSettings settings,
      ClaimFileWriter partners,
      ControlNumbers controlNumbers,
      Archive archive,
      ExchangeFiles files,
      DataFolder data,
      Deliveries deliveries,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Clock clock) {
    this.settings = settings;
    this.partners = partners;
    this.controlNumbers = controlNumbers;
    this.archive = archive;
    this.files = files;
    this.data = data;
    this.deliveries = deliveries;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What is asked: the table of its files, ST01, GS01 and GS08. */
  enum Kind {
    STATUS("inquiry_file", "276", "HR", "005010X212"),
    ELIGIBILITY("eligibility_file", "270", "HS", "005010X279A1");

    private final String table;
    private final String set;
    private final String group;
    private final String version;

    Kind(String table, String set, String group, String version) {
      this.table = table;
      this.set = set;
      this.group = group;
      this.version = version;
    }
  }

  /** One file, as its envelope and name were fixed. */
  record QuestionFile(
      Kind kind,
      String id,
      String clearinghouse,
      boolean test,
      long control,
      LocalDateTime at,
      String fileName) {

    /** BHT03: the day and the control number behind a letter. */
    String reference(String letter) {
      return "%s%s%09d".formatted(letter, DAY.format(at), control);
    }
  }

  /** Makes a file for a clearinghouse, in the transaction that puts questions into it. */
  void open(Kind kind, String id, String clearinghouse) {
    Clearinghouse receiver = partners.named(clearinghouse);
    LocalDateTime at = LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
    long control = controlNumbers.next(receiver.senderId(), receiver.receiverId(), receiver.test());
    jdbc.sql(
            """
            INSERT INTO %s (id, clearinghouse, test_data, control, enveloped_at, file_name)
            VALUES (:id, :clearinghouse, :test, :control, :at, :name)
            """
                .formatted(kind.table))
        .param("id", id)
        .param("clearinghouse", clearinghouse)
        .param("test", receiver.test())
        .param("control", control)
        .param("at", at)
        .param(
            "name", receiver.fileName(kind.set, kind.set, DAY.format(at), control, receiver.test()))
        .update();
  }

  /** The files that were not handed over yet. */
  List<QuestionFile> unsent(Kind kind) {
    return jdbc.sql(
            """
            SELECT id, clearinghouse, test_data, control, enveloped_at, file_name FROM %s
            WHERE sent_on IS NULL ORDER BY clearinghouse, control
            """
                .formatted(kind.table))
        .query((row, ordinal) -> file(kind, row))
        .list();
  }

  private static QuestionFile file(Kind kind, ResultSet row) throws SQLException {
    return new QuestionFile(
        kind,
        row.getString("id"),
        row.getString("clearinghouse"),
        row.getBoolean("test_data"),
        row.getLong("control"),
        row.getObject("enveloped_at", LocalDateTime.class),
        row.getString("file_name"));
  }

  /** The envelope of a file. */
  Envelope envelope(QuestionFile file) {
    Clearinghouse receiver = partners.named(file.clearinghouse());
    return new Envelope(
        receiver.senderQualifier(),
        receiver.senderId(),
        receiver.receiverQualifier(),
        receiver.receiverId(),
        file.at(),
        file.control(),
        false,
        file.test(),
        file.kind().group,
        settings.practice().submitterId(),
        receiver.receiverId(),
        file.control(),
        file.kind().version);
  }

  boolean lineBreaks(QuestionFile file) {
    return partners.named(file.clearinghouse()).lineBreaks();
  }

  /**
   * Keeps a file's text and puts it where the clearinghouse takes it; again, it is the same file.
   * What goes to a server is asked to be delivered as it is now, and counts as sent when it is
   * there.
   *
   * @return whether it was handed over
   */
  boolean handOver(QuestionFile file, Supplier<String> text) {
    if (deliveries.find(file.id()).isPresent()) {
      return false;
    }
    byte[] bytes = text.get().getBytes(StandardCharsets.US_ASCII);
    String path = archive.keep(bytes, file.at().getYear());
    if (partners.named(file.clearinghouse()).bySftp()) {
      deliveries.ask(
          file.id(), file.clearinghouse(), file.fileName(), path, Sha256.hex(bytes), bytes.length);
      return false;
    }
    archive.write(data.outbound(file.clearinghouse()).resolve(file.fileName()), bytes);
    transactions.executeWithoutResult(
        tx -> {
          if (sent(file.kind(), file.id())) {
            record(
                file.kind(),
                file.clearinghouse(),
                file.fileName(),
                Sha256.hex(bytes),
                bytes.length,
                path,
                null);
          }
        });
    return true;
  }

  /** The file lies on its server: it was asked. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(FileDelivered delivered) {
    Deliveries.Delivery file = delivered.delivery();
    for (Kind kind : Kind.values()) {
      if (sent(kind, file.id())) {
        record(
            kind,
            file.clearinghouse(),
            file.fileName(),
            file.sha256(),
            file.size(),
            file.archivePath(),
            delivered.note());
      }
    }
  }

  /** Says that a file was sent today; false if that was said before, or it is none of the kind. */
  private boolean sent(Kind kind, String id) {
    return jdbc.sql(
                "UPDATE %s SET sent_on = :on WHERE id = :id AND sent_on IS NULL"
                    .formatted(kind.table))
            .param("on", LocalDate.now(clock))
            .param("id", id)
            .update()
        > 0;
  }

  private void record(
      Kind kind,
      String clearinghouse,
      String name,
      String sha256,
      long size,
      String path,
      @Nullable String note) {
    files.record(
        Direction.OUT,
        clearinghouse,
        name,
        kind.set,
        sha256,
        size,
        path,
        Fate.of(Fate.Kind.SENT, note),
        false);
  }
}
