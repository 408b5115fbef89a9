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
import java.util.UUID;
import org.cobaltclaims.claim.ClaimContent;
import org.cobaltclaims.claim.ClaimFamilies;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.Snapshots;
import org.cobaltclaims.claim.StoredJson;
import org.cobaltclaims.coordination.BilledClaim;
import org.cobaltclaims.edi.Beginning;
import org.cobaltclaims.edi.Envelope;
import org.cobaltclaims.edi.status.StatusInquiry;
import org.cobaltclaims.edi.status.StatusWriter;
import org.cobaltclaims.practice.PracticeSettings;
import org.cobaltclaims.practice.PracticeSettings.Clearinghouse;
import org.cobaltclaims.transmission.ExchangeFile.Direction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what payers are to be asked about claims: one 276 for all questions to a clearinghouse. It
 * can be interrupted anywhere; the next call goes on where it stopped, with the same numbers.
 */
@Service
public class InquiryFiles {

  private static final String VERSION = "005010X212";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");

  private final StatusInquiries inquiries;
  private final PracticeSettings settings;
  private final ClaimFileWriter partners;
  private final ControlNumbers controlNumbers;
  private final PayerClaims claims;
  private final ClaimFamilies families;
  private final Snapshots snapshots;
  private final Archive archive;
  private final ExchangeFiles files;
  private final DataFolder data;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;

  InquiryFiles(
      StatusInquiries inquiries,
      PracticeSettings settings,
      ClaimFileWriter partners,
      ControlNumbers controlNumbers,
      PayerClaims claims,
      ClaimFamilies families,
      Snapshots snapshots,
      Archive archive,
      ExchangeFiles files,
      DataFolder data,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Clock clock) {
    this.inquiries = inquiries;
    this.settings = settings;
    this.partners = partners;
    this.controlNumbers = controlNumbers;
    this.claims = claims;
    this.families = families;
    this.snapshots = snapshots;
    this.archive = archive;
    this.files = files;
    this.data = data;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  private record InquiryFile(
      String id,
      String clearinghouse,
      boolean test,
      long control,
      LocalDateTime at,
      String fileName) {}

  /** Sends all that is to be asked; returns the names of the files. */
  public synchronized List<String> send() {
    for (String clearinghouse : inquiries.clearinghousesWithUnsent()) {
      Repeating.inTransaction(transactions, () -> gather(clearinghouse));
    }
    List<String> sent = new ArrayList<>();
    for (InquiryFile file : unsent()) {
      handOver(file);
      sent.add(file.fileName());
    }
    return sent;
  }

  private Integer gather(String clearinghouse) {
    List<Inquiry> asked = inquiries.unsent(clearinghouse);
    if (asked.isEmpty()) {
      return 0;
    }
    Clearinghouse receiver = partners.named(clearinghouse);
    LocalDateTime at = LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
    long control = controlNumbers.next(receiver.senderId(), receiver.receiverId(), receiver.test());
    String id = UUID.randomUUID().toString();
    jdbc.sql(
            """
            INSERT INTO inquiry_file (id, clearinghouse, test_data, control, enveloped_at, file_name)
            VALUES (:id, :clearinghouse, :test, :control, :at, :name)
            """)
        .param("id", id)
        .param("clearinghouse", clearinghouse)
        .param("test", receiver.test())
        .param("control", control)
        .param("at", at)
        .param("name", "276_%s_%09d.276".formatted(DAY.format(at), control))
        .update();
    inquiries.putInto(id, asked.stream().map(Inquiry::id).toList());
    return asked.size();
  }

  private List<InquiryFile> unsent() {
    return jdbc.sql(
            """
            SELECT id, clearinghouse, test_data, control, enveloped_at, file_name FROM inquiry_file
            WHERE sent_on IS NULL ORDER BY clearinghouse, control
            """)
        .query(InquiryFiles::file)
        .list();
  }

  private static InquiryFile file(ResultSet row, int ordinal) throws SQLException {
    return new InquiryFile(
        row.getString("id"),
        row.getString("clearinghouse"),
        row.getBoolean("test_data"),
        row.getLong("control"),
        row.getObject("enveloped_at", LocalDateTime.class),
        row.getString("file_name"));
  }

  private void handOver(InquiryFile file) {
    byte[] bytes = text(file).getBytes(StandardCharsets.US_ASCII);
    String path = archive.keep(bytes, file.at().getYear());
    archive.write(data.outbound(file.clearinghouse()).resolve(file.fileName()), bytes);
    transactions.executeWithoutResult(
        tx -> {
          boolean first =
              jdbc.sql("UPDATE inquiry_file SET sent_on = :on WHERE id = :id AND sent_on IS NULL")
                      .param("on", LocalDate.now(clock))
                      .param("id", file.id())
                      .update()
                  > 0;
          if (first) {
            files.record(
                Direction.OUT,
                file.clearinghouse(),
                file.fileName(),
                "276",
                Archive.sha256(bytes),
                bytes.length,
                path,
                Fate.of(Fate.Kind.SENT, null),
                false);
          }
        });
  }

  private String text(InquiryFile file) {
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
            "HR",
            settings.practice().submitterId(),
            receiver.receiverId(),
            file.control(),
            VERSION);
    List<InquiryMapping.Question> questions =
        inquiries.in(file.id()).stream().map(this::question).toList();
    StatusInquiry transaction =
        new StatusInquiry(
            envelope,
            "0001",
            new Beginning(
                "0010",
                "13",
                "R%s%09d".formatted(DAY.format(file.at()), file.control()),
                file.at(),
                ""),
            InquiryMapping.sources(questions, settings.practice()));
    return StatusWriter.writeInquiries(envelope, List.of(transaction), receiver.lineBreaks());
  }

  private InquiryMapping.Question question(Inquiry inquiry) {
    PayerClaim claim = claims.findById(inquiry.payerClaimId()).orElseThrow();
    return new InquiryMapping.Question(inquiry, content(inquiry, claim), claim.level());
  }

  /** The claim as its payer got it; what was never sent by us is as the family has it. */
  private ClaimContent content(Inquiry inquiry, PayerClaim claim) {
    return claim.hasVersion()
        ? snapshots
            .load(inquiry.pcn())
            .map(json -> StoredJson.read(json, BilledClaim.class).content())
            .orElseGet(() -> ofFamily(claim))
        : ofFamily(claim);
  }

  private ClaimContent ofFamily(PayerClaim claim) {
    return families.findById(claim.familyId()).orElseThrow().content();
  }
}
