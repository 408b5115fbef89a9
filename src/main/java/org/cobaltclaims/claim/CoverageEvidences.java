package org.cobaltclaims.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What payers have said about the coverages of families. */
@Repository
public class CoverageEvidences {

  private final JdbcClient jdbc;

  CoverageEvidences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Keeps a statement.
   *
   * @return false if it is known
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean keep(CoverageEvidence told) {
    if (known(told.id())) {
      return false;
    }
    try {
      jdbc.sql(
              """
              INSERT INTO coverage_evidence (id, family_id, told_at_level, source, kind, place,
                payer_id, payer_name, member_id, group_number, insurance_type, subscriber_last,
                subscriber_first, effective_from, effective_to, told_on)
              VALUES (:id, :family, :level, :source, :kind, :place, :payer, :name, :member, :groupNo,
                :insuranceType, :last, :first, :dateFrom, :dateTo, :told)
              """)
          .param("id", told.id())
          .param("family", told.familyId())
          .param("level", told.level())
          .param("source", told.source())
          .param("kind", told.kind().name())
          .param("place", told.place())
          .param("payer", cut(told.payerId(), 80))
          .param("name", cut(told.payerName(), 60))
          .param("member", cut(told.memberId(), 80))
          .param("groupNo", cut(told.groupNumber(), 50))
          .param("insuranceType", cut(told.insuranceType(), 3))
          .param("last", cut(told.subscriberLast(), 60))
          .param("first", cut(told.subscriberFirst(), 35))
          .param("dateFrom", told.from())
          .param("dateTo", told.to())
          .param("told", told.toldOn())
          .update();
      return true;
    } catch (DuplicateKeyException keptMeanwhile) {
      return false;
    }
  }

  private boolean known(String id) {
    return jdbc.sql("SELECT COUNT(*) FROM coverage_evidence WHERE id = :id")
            .param("id", id)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** What was said about a family's coverages, the newest first. */
  public List<CoverageEvidence> of(String familyId) {
    return jdbc.sql(
            "SELECT * FROM coverage_evidence WHERE family_id = :family ORDER BY told_on DESC, id"
                + " DESC")
        .param("family", familyId)
        .query((row, n) -> evidence(row))
        .list();
  }

  private static CoverageEvidence evidence(ResultSet row) throws SQLException {
    return new CoverageEvidence(
        row.getString("id"),
        row.getString("family_id"),
        row.getInt("told_at_level"),
        row.getString("source"),
        CoverageEvidence.Kind.valueOf(row.getString("kind")),
        row.getString("place"),
        row.getString("payer_id"),
        row.getString("payer_name"),
        row.getString("member_id"),
        row.getString("group_number"),
        row.getString("insurance_type"),
        row.getString("subscriber_last"),
        row.getString("subscriber_first"),
        row.getObject("effective_from", LocalDate.class),
        row.getObject("effective_to", LocalDate.class),
        row.getObject("told_on", LocalDate.class));
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }
}
