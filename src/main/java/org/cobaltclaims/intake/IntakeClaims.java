package org.cobaltclaims.intake;

import java.util.List;
import java.util.Optional;
import org.cobaltclaims.intake.IntakeClaim.Fate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What became of every claim that ever came in, and which family has which claim of the practice.
 */
@Repository
public class IntakeClaims {

  private static final int LONGEST_REASON = 1000;

  private final JdbcClient jdbc;

  IntakeClaims(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A family that has a claim of the practice. */
  record Holder(String familyId, String digest) {}

  /** The claims of a file, in file order. */
  public List<IntakeClaim> ofFile(String fileId) {
    return jdbc.sql(
            """
            SELECT file_id, ordinal, practice_claim, fate, reason, family_id
            FROM intake_claim WHERE file_id = :file ORDER BY ordinal
            """)
        .param("file", fileId)
        .query(
            (row, ordinal) ->
                new IntakeClaim(
                    row.getString("file_id"),
                    row.getInt("ordinal"),
                    row.getString("practice_claim"),
                    Fate.valueOf(row.getString("fate")),
                    row.getString("reason"),
                    row.getString("family_id")))
        .list();
  }

  IntakeClaim add(IntakeClaim claim) {
    String reason = claim.reason();
    IntakeClaim kept =
        new IntakeClaim(
            claim.fileId(),
            claim.ordinal(),
            claim.practiceClaim(),
            claim.fate(),
            reason == null || reason.length() <= LONGEST_REASON
                ? reason
                : reason.substring(0, LONGEST_REASON),
            claim.familyId());
    jdbc.sql(
            """
            INSERT INTO intake_claim (file_id, ordinal, practice_claim, fate, reason, family_id)
            VALUES (:file, :ordinal, :claim, :fate, :reason, :family)
            """)
        .param("file", kept.fileId())
        .param("ordinal", kept.ordinal())
        .param("claim", kept.practiceClaim())
        .param("fate", kept.fate().name())
        .param("reason", kept.reason())
        .param("family", kept.familyId())
        .update();
    return kept;
  }

  Optional<Holder> holder(String billingProvider, String practiceClaim) {
    return jdbc.sql(
            """
            SELECT family_id, content_digest FROM intake_family
            WHERE billing_provider = :provider AND practice_claim = :claim
            """)
        .param("provider", billingProvider)
        .param("claim", practiceClaim)
        .query(
            (row, ordinal) ->
                new Holder(row.getString("family_id"), row.getString("content_digest")))
        .optional();
  }

  void hold(String billingProvider, String practiceClaim, Holder holder) {
    jdbc.sql(
            """
            INSERT INTO intake_family (billing_provider, practice_claim, content_digest, family_id)
            VALUES (:provider, :claim, :digest, :family)
            """)
        .param("provider", billingProvider)
        .param("claim", practiceClaim)
        .param("digest", holder.digest())
        .param("family", holder.familyId())
        .update();
  }
}
