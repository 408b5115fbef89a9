package org.cobaltclaims.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.cobaltclaims.retention.LegalHold.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Legal holds as a list for people, with what they are on. */
@Repository
public class HoldList {

  private static final String WANTED =
      """
      FROM legal_hold h
      WHERE (:view = 'ALL' OR :view = 'STANDING' AND h.released_at IS NULL
          OR :view = 'RELEASED' AND h.released_at IS NOT NULL)
        AND (:scope = '' OR h.scope = :scope)
      """;

  private final JdbcClient jdbc;

  HoldList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Parts of the list. */
  public enum View {
    STANDING,
    RELEASED,
    ALL;

    /** As it stands in an address. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The one with an id; those that stand for any other. */
    public static View of(@Nullable String id) {
      return Stream.of(values()).filter(view -> view.id().equals(id)).findFirst().orElse(STANDING);
    }
  }

  /**
   * Which are wanted.
   *
   * @param scope null for all
   */
  public record Filter(View view, @Nullable Scope scope) {
    String scopeName() {
      return scope == null ? "" : scope.name();
    }
  }

  /**
   * A hold with what it is on; all of that is null once it is purged, and for payers.
   *
   * @param patient id of the patient, or of the visit's
   * @param practiceClaim number of the visit
   * @param serviceFrom day of the visit
   */
  public record Row(
      LegalHold hold,
      @Nullable String patient,
      @Nullable String lastName,
      @Nullable String firstName,
      @Nullable String practiceClaim,
      @Nullable LocalDate serviceFrom) {}

  /** How many there are in each part. */
  @Transactional(readOnly = true)
  public Map<View, Long> counts() {
    Map<View, Long> counts = new EnumMap<>(View.class);
    for (View view : View.values()) {
      counts.put(view, count(new Filter(view, null)));
    }
    return counts;
  }

  /** How many are wanted. */
  @Transactional(readOnly = true)
  public long count(Filter filter) {
    return jdbc.sql("SELECT COUNT(*) " + WANTED)
        .param("view", filter.view().name())
        .param("scope", filter.scopeName())
        .query(Long.class)
        .single();
  }

  /** The wanted ones, those that stand first, each part the newest first. */
  @Transactional(readOnly = true)
  public List<Row> find(Filter filter, int most) {
    return jdbc.sql(
            """
            SELECT w.*, p.id AS patient, p.last_name, p.first_name, f.practice_claim, f.service_from
            FROM (
              SELECT h.*
            """
                + WANTED
                + """
                  ORDER BY CASE WHEN h.released_at IS NULL THEN 0 ELSE 1 END, h.placed_at DESC, h.id
                  LIMIT :most) w
                LEFT JOIN claim_family f ON w.scope = 'CLAIM' AND f.id = w.subject
                LEFT JOIN patient p
                  ON p.id = CASE WHEN w.scope = 'PATIENT' THEN w.subject ELSE f.patient_id END
                ORDER BY CASE WHEN w.released_at IS NULL THEN 0 ELSE 1 END, w.placed_at DESC, w.id
                """)
        .param("view", filter.view().name())
        .param("scope", filter.scopeName())
        .param("most", most)
        .query(HoldList::row)
        .list();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        LegalHolds.hold(row, number),
        row.getString("patient"),
        row.getString("last_name"),
        row.getString("first_name"),
        row.getString("practice_claim"),
        row.getObject("service_from", LocalDate.class));
  }
}
