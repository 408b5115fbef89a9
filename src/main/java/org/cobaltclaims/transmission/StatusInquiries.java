package org.cobaltclaims.transmission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cobaltclaims.claim.PayerClaim;
import org.cobaltclaims.claim.PayerClaimState;
import org.cobaltclaims.claim.PayerClaims;
import org.cobaltclaims.claim.ReadOnce;
import org.cobaltclaims.claim.Timeline;
import org.cobaltclaims.practice.PayerProfile;
import org.cobaltclaims.practice.Payers;
import org.cobaltclaims.transmission.Inquiry.Answer;
import org.cobaltclaims.transmission.Inquiry.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What payers are asked about claims and what they answered (DOMAIN 4.4). A question is noted here
 * when it is needed; {@link InquiryFiles} sends all of them together.
 */
@Repository
public class StatusInquiries {

  private static final String SELECT =
      """
      SELECT id, payer_claim_id, occurrence, pcn, icn, payer_id, clearinghouse, asked_on, answered_on,
        answer, codes, forwarding, decided_on, look_again_at
      FROM status_inquiry
      """;

  private final JdbcClient jdbc;
  private final PayerClaims claims;
  private final Payers payers;
  private final Timeline timeline;
  private final Clock clock;

  StatusInquiries(
      JdbcClient jdbc, PayerClaims claims, Payers payers, Timeline timeline, Clock clock) {
    this.jdbc = jdbc;
    this.claims = claims;
    this.payers = payers;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Asks the payer what became of a claim, unless it was asked today already. A payer that answers
   * no inquiries is not asked.
   *
   * @param rule the rule that wants it
   * @return true if the payer is asked now
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean ask(PayerClaim claim, String rule) {
    LocalDate today = LocalDate.now(clock);
    PayerProfile payer = payers.profile(claim.payerId());
    String pcn = knownAs(claim);
    boolean askedToday =
        latest(claim.id())
            .filter(last -> !last.askedOn().isBefore(today) && !failed(last))
            .isPresent();
    if (!payer.answersInquiries() || pcn == null || askedToday) {
      return false;
    }
    insert(claim, pcn, null);
    timeline.append(
        claim.familyId(),
        claim.id(),
        rule,
        "Payer %s is asked what became of the claim (276)".formatted(claim.payerId()));
    return true;
  }

  private static boolean failed(Inquiry inquiry) {
    Answer answer = inquiry.answer();
    return answer != null && answer.kind() == Kind.FAILED;
  }

  /** The number under which the payer has the claim; null if it cannot know any. */
  private @Nullable String knownAs(PayerClaim claim) {
    if (claim.hasVersion()) {
      return claim.currentVersion().pcn();
    }
    // A forwarded claim bears the number that the first payer got (DOMAIN 1.8).
    return claim.state() != PayerClaimState.AWAITING_CROSSOVER
        ? null
        : claims.findByFamilyIdOrderByLevel(claim.familyId()).stream()
            .filter(PayerClaim::hasVersion)
            .map(before -> before.currentVersion().pcn())
            .findFirst()
            .orElse(null);
  }

  /** Notes an answer for which nobody asked, as if somebody had; returns what it answers. */
  @Transactional(propagation = Propagation.MANDATORY)
  Inquiry unasked(PayerClaim claim, String pcn) {
    return insert(claim, pcn, "UNASKED");
  }

  private Inquiry insert(PayerClaim claim, String pcn, @Nullable String file) {
    int occurrence =
        jdbc.sql("SELECT COUNT(*) FROM status_inquiry WHERE payer_claim_id = :claim")
                .param("claim", claim.id())
                .query(Integer.class)
                .single()
            + 1;
    String id = "INQ%s%03d".formatted(claim.id(), occurrence);
    jdbc.sql(
            """
            INSERT INTO status_inquiry (id, payer_claim_id, occurrence, pcn, icn, payer_id, clearinghouse,
              asked_on, inquiry_file_id)
            VALUES (:id, :claim, :occurrence, :pcn, :icn, :payer, :clearinghouse, :on, :file)
            """)
        .param("id", id)
        .param("claim", claim.id())
        .param("occurrence", occurrence)
        .param("pcn", pcn)
        .param("icn", claim.icn())
        .param("payer", claim.payerId())
        .param("clearinghouse", payers.clearinghouse(payers.profile(claim.payerId())).name())
        .param("on", LocalDate.now(clock))
        .param("file", file)
        .update();
    return find(id).orElseThrow();
  }

  /** One inquiry by our own number. */
  public Optional<Inquiry> find(String id) {
    return jdbc.sql(SELECT + "WHERE id = :id")
        .param("id", id)
        .query(StatusInquiries::inquiry)
        .optional();
  }

  /** The newest inquiry about a claim. */
  public Optional<Inquiry> latest(String payerClaimId) {
    return ReadOnce.get(
        "status_inquiry",
        payerClaimId,
        () ->
            jdbc.sql(SELECT + "WHERE payer_claim_id = :claim ORDER BY occurrence DESC LIMIT 1")
                .param("claim", payerClaimId)
                .query(StatusInquiries::inquiry)
                .optional());
  }

  /** The newest inquiry about a claim that was answered. */
  public Optional<Inquiry> latestAnswered(String payerClaimId) {
    Optional<Inquiry> latest = latest(payerClaimId);
    if (latest.isEmpty() || latest.get().answer() != null) {
      return latest;
    }
    return jdbc.sql(
            SELECT
                + """
                WHERE payer_claim_id = :claim AND answered_on IS NOT NULL
                ORDER BY occurrence DESC LIMIT 1
                """)
        .param("claim", payerClaimId)
        .query(StatusInquiries::inquiry)
        .optional();
  }

  /** How many answered inquiries in a row failed on their way, up to the newest. */
  int failures(String payerClaimId) {
    List<Inquiry> newestFirst =
        jdbc.sql(
                SELECT
                    + """
                    WHERE payer_claim_id = :claim AND answered_on IS NOT NULL
                    ORDER BY occurrence DESC
                    """)
            .param("claim", payerClaimId)
            .query(StatusInquiries::inquiry)
            .list();
    return (int) newestFirst.stream().takeWhile(StatusInquiries::failed).count();
  }

  /** What its payer said about forwarding a claim: F3F, F3N (DOMAIN 3.6). */
  public Set<String> forwarding(String payerClaimId) {
    return forwarding(List.of(payerClaimId)).getOrDefault(payerClaimId, Set.of());
  }

  /** The same of many claims; those of which nothing was said are left out. */
  public Map<String, Set<String>> forwarding(Collection<String> payerClaimIds) {
    Map<String, Set<String>> said = new HashMap<>();
    if (!payerClaimIds.isEmpty()) {
      jdbc.sql(
              """
              SELECT payer_claim_id, forwarding FROM status_inquiry
              WHERE payer_claim_id IN (:claims) AND forwarding IS NOT NULL
              """)
          .param("claims", payerClaimIds)
          .query(
              row -> {
                said.computeIfAbsent(row.getString("payer_claim_id"), id -> new TreeSet<>())
                    .addAll(List.of(row.getString("forwarding").split(" ")));
              });
    }
    return said;
  }

  /** Whether the answer of a file to an inquiry is noted already. */
  boolean answeredBy(String inquiryId, String fileId) {
    return jdbc.sql("SELECT COUNT(*) FROM status_inquiry WHERE id = :id AND answer_file_id = :file")
            .param("id", inquiryId)
            .param("file", fileId)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Whether an answer that nobody asked for was taken from the file for the claim already. */
  boolean unaskedTaken(String payerClaimId, String fileId) {
    return jdbc.sql(
                """
                SELECT COUNT(*) FROM status_inquiry
                WHERE payer_claim_id = :claim AND answer_file_id = :file
                """)
            .param("claim", payerClaimId)
            .param("file", fileId)
            .query(Integer.class)
            .single()
        > 0;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void answered(String inquiryId, String fileId, Answer answer) {
    jdbc.sql(
            """
            UPDATE status_inquiry SET answered_on = :on, answer_file_id = :file, answer = :answer,
              codes = :codes, forwarding = :forwarding, decided_on = :decided, look_again_at = :again
            WHERE id = :id
            """)
        .param("on", answer.on())
        .param("file", fileId)
        .param("answer", answer.kind().name())
        .param("codes", answer.codes())
        .param(
            "forwarding",
            answer.forwarding().isEmpty()
                ? null
                : String.join(" ", new TreeSet<>(answer.forwarding())))
        .param("decided", answer.decidedOn())
        .param("again", answer.lookAgain())
        .param("id", inquiryId)
        .update();
  }

  /** Inquiries of a clearinghouse that stand in no file yet, in the order of the claims. */
  List<Inquiry> unsent(String clearinghouse) {
    return jdbc.sql(
            SELECT
                + """
                WHERE clearinghouse = :clearinghouse AND inquiry_file_id IS NULL AND answered_on IS NULL
                ORDER BY payer_id, id
                """)
        .param("clearinghouse", clearinghouse)
        .query(StatusInquiries::inquiry)
        .list();
  }

  /** The clearinghouses that have inquiries which stand in no file yet. */
  List<String> clearinghousesWithUnsent() {
    return jdbc.sql(
            """
            SELECT DISTINCT clearinghouse FROM status_inquiry
            WHERE inquiry_file_id IS NULL AND answered_on IS NULL ORDER BY clearinghouse
            """)
        .query(String.class)
        .list();
  }

  /**
   * A file of inquiries was answered as a file (TA1, 999). Of a refused one every question that has
   * no answer has failed on its way, and is asked again.
   *
   * @param control ISA13 or GS06
   * @param clearinghouse null if it is not known who answers
   * @param again UTC: when to ask again after a refusal
   * @return the claims whose questions failed; empty, in the other sense, if there is no such file
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<List<String>> fileAnswered(
      long control, @Nullable String clearinghouse, boolean accepted, LocalDateTime again) {
    List<String> ids =
        jdbc.sql(
                """
                SELECT id FROM inquiry_file
                WHERE control = :control AND (:clearinghouse IS NULL OR clearinghouse = :clearinghouse)
                """)
            .param("control", control)
            .param("clearinghouse", clearinghouse)
            .query(String.class)
            .list();
    if (ids.isEmpty() || accepted) {
      return ids.isEmpty() ? Optional.empty() : Optional.of(List.of());
    }
    List<String> failed =
        jdbc.sql(
                """
                SELECT payer_claim_id FROM status_inquiry
                WHERE inquiry_file_id IN (:files) AND answered_on IS NULL
                """)
            .param("files", ids)
            .query(String.class)
            .list();
    jdbc.sql(
            """
            UPDATE status_inquiry SET answered_on = :on, answer = :answer, codes = 'REFUSED_FILE',
              look_again_at = :again
            WHERE inquiry_file_id IN (:files) AND answered_on IS NULL
            """)
        .param("on", LocalDate.now(clock))
        .param("answer", Kind.FAILED.name())
        .param("again", again)
        .param("files", ids)
        .update();
    return Optional.of(failed);
  }

  void putInto(String inquiryFileId, List<String> inquiryIds) {
    int put =
        jdbc.sql(
                "UPDATE status_inquiry SET inquiry_file_id = :file WHERE id IN (:ids) AND"
                    + " inquiry_file_id IS NULL")
            .param("file", inquiryFileId)
            .param("ids", inquiryIds)
            .update();
    if (put != inquiryIds.size()) {
      throw new OptimisticLockingFailureException("inquiries are in another file by now");
    }
  }

  /** What stands in a file, in file order. */
  List<Inquiry> in(String inquiryFileId) {
    return jdbc.sql(SELECT + "WHERE inquiry_file_id = :file ORDER BY payer_id, id")
        .param("file", inquiryFileId)
        .query(StatusInquiries::inquiry)
        .list();
  }

  private static Inquiry inquiry(ResultSet row, int ordinal) throws SQLException {
    LocalDate on = row.getObject("answered_on", LocalDate.class);
    String forwarding = row.getString("forwarding");
    return new Inquiry(
        row.getString("id"),
        row.getString("payer_claim_id"),
        row.getInt("occurrence"),
        row.getString("pcn"),
        row.getString("icn"),
        row.getString("payer_id"),
        row.getString("clearinghouse"),
        row.getObject("asked_on", LocalDate.class),
        on == null
            ? null
            : new Answer(
                on,
                Kind.valueOf(row.getString("answer")),
                row.getString("codes"),
                forwarding == null ? Set.of() : Set.of(forwarding.split(" ")),
                row.getObject("decided_on", LocalDate.class),
                row.getObject("look_again_at", LocalDateTime.class)));
  }
}
