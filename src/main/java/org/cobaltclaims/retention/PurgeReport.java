package org.cobaltclaims.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cobaltclaims.practice.Retention;
import org.jspecify.annotations.Nullable;

/**
 * What a purge removes, or would.
 *
 * @param policy who removes what is old
 * @param really whether it was removed
 * @param cutoffs what is older may go
 */
public record PurgeReport(
    Retention.Purge policy,
    boolean really,
    Cutoffs cutoffs,
    Kind visits,
    Kind heldVisits,
    Kind patients,
    Kind heldPatients,
    Kind files,
    Kind keptFiles,
    long portal,
    long tasks,
    long auditEntries) {

  /**
   * Records of a kind.
   *
   * @param oldest day of service, or on which a file came; null for none
   */
  public record Kind(long count, @Nullable LocalDate oldest, @Nullable LocalDate newest) {

    static final Kind NONE = new Kind(0, null, null);

    Kind plus(long more, @Nullable LocalDate from, @Nullable LocalDate to) {
      return new Kind(
          count + more,
          from == null || (oldest != null && oldest.isBefore(from)) ? oldest : from,
          to == null || (newest != null && newest.isAfter(to)) ? newest : to);
    }

    private String text(String name) {
      return "  %-36s %,8d".formatted(name, count)
          + (oldest == null || newest == null ? "" : "   %s to %s".formatted(oldest, newest));
    }
  }

  /** Whether there is nothing to remove. */
  public boolean isEmpty() {
    return visits.count() + patients.count() + files.count() + portal + tasks + auditEntries == 0;
  }

  /** Line by line, for people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(really ? "Removed:" : "Could be removed:");
    lines.add(visits.text("visits, by day of service"));
    lines.add(patients.text("patients without a visit left"));
    lines.add(files.text("files, by the day they came or went"));
    lines.add(new Kind(portal, null, null).text("portal invitations and entries"));
    lines.add(new Kind(tasks, null, null).text("finished tasks about no visit"));
    lines.add(new Kind(auditEntries, null, null).text("entries of the audit log"));
    lines.add("Left because of a legal hold:");
    lines.add(heldVisits.text("visits"));
    lines.add(heldPatients.text("patients without another visit"));
    lines.add("Left because a claim in it stays:");
    lines.add(keptFiles.text("files"));
    lines.add(
        "Visits: last moved before %s. Files: before %s. Audit log: before %s. Portal: ended before %s."
            .formatted(cutoffs.claims(), cutoffs.files(), cutoffs.audit(), cutoffs.portal()));
    return lines;
  }
}
