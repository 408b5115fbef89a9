package org.cobaltclaims.retention;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.cobaltclaims.access.AuditLog;
import org.cobaltclaims.access.AuditLog.Action;
import org.cobaltclaims.dashboard.KpiBuild;
import org.cobaltclaims.practice.CurrentSettings;
import org.cobaltclaims.practice.Retention;
import org.cobaltclaims.retention.PurgeReport.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes what is finished and older than the practice wants to keep it. Some patients at once make
 * a transaction: whoever is cut off runs it again, and it goes on where it stopped.
 */
@Service
public class Purge {

  private static final int PATIENTS_AT_ONCE = 50;
  private static final int FILES_AT_ONCE = 50;
  private static final int ROWS_AT_ONCE = 500;
  private static final int ENTRIES_AT_ONCE = 5_000;
  private static final int PATIENCE_SECONDS = 20;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final CurrentSettings settings;
  private final RetentionGate gate;
  private final FinishedVisits finished;
  private final VisitRemoval visits;
  private final PatientRemoval patients;
  private final RemittanceRemoval remittances;
  private final FileRemoval files;
  private final PortalRemoval portal;
  private final TaskRemoval tasks;
  private final PurgeRuns runs;
  private final AuditLog audit;
  private final KpiBuild figures;
  private final Clock clock;
  private final ReentrantLock one = new ReentrantLock();
  private volatile boolean ending;

  Purge(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      CurrentSettings settings,
      RetentionGate gate,
      FinishedVisits finished,
      VisitRemoval visits,
      PatientRemoval patients,
      RemittanceRemoval remittances,
      FileRemoval files,
      PortalRemoval portal,
      TaskRemoval tasks,
      PurgeRuns runs,
      AuditLog audit,
      KpiBuild figures,
      Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.settings = settings;
    this.gate = gate;
    this.finished = finished;
    this.visits = visits;
    this.patients = patients;
    this.remittances = remittances;
    this.files = files;
    this.portal = portal;
    this.tasks = tasks;
    this.runs = runs;
    this.audit = audit;
    this.figures = figures;
    this.clock = clock;
  }

  /** The practice has not said that old records may be removed. */
  public static final class SwitchedOff extends RuntimeException {
    private static final long serialVersionUID = 1;

    SwitchedOff() {
      super(
          "nothing is removed while retention.purge is OFF; whoever may change the settings sets it"
              + " to BY_HAND or DAILY");
    }
  }

  /** What a purge would remove today; changes nothing. */
  public PurgeReport look() {
    return look(LocalDate.now(clock));
  }

  /** What a purge would remove on a day; changes nothing. */
  public PurgeReport look(LocalDate day) {
    Cutoffs cutoffs = cutoffs(day);
    Tally tally = new Tally();
    Set<String> goingVisits = new HashSet<>();
    Set<String> goingPatients = new HashSet<>();
    String last = "";
    for (List<String> some = patientsAfter(last); !some.isEmpty(); some = patientsAfter(last)) {
      FinishedVisits.Found found = finished.of(some, cutoffs);
      tally.add(found);
      goingVisits.addAll(found.families());
      goingPatients.addAll(found.patients());
      last = some.getLast();
    }
    long ordinal = 0;
    for (List<FileRemoval.Old> some = oldFiles(ordinal, cutoffs);
        !some.isEmpty();
        some = oldFiles(ordinal, cutoffs)) {
      for (FileRemoval.Old old : some) {
        tally.add(old, files.mayGo(old.id(), goingVisits, goingPatients, cutoffs.claims()));
        ordinal = old.ordinal();
      }
    }
    tally.portal = portal.count(cutoffs.portal());
    tally.tasks =
        jdbc.sql(
                "SELECT COUNT(*) FROM task WHERE family_id IS NULL AND state <> 'OPEN' AND"
                    + " closed_on < :day AND NOT EXISTS (SELECT 1 FROM claim_payment p WHERE p.id"
                    + " = task.subject)")
            .param("day", cutoffs.claims())
            .query(Long.class)
            .single();
    tally.audit = audit.before(cutoffs.audit().atStartOfDay().toInstant(ZoneOffset.UTC));
    return tally.report(settings.retention(), false, cutoffs);
  }

  /**
   * Removes what is old.
   *
   * @param by who wants it
   * @throws SwitchedOff if the practice has not said that it may be
   */
  public PurgeReport run(String by) {
    Retention retention = settings.retention();
    if (retention.purge() == Retention.Purge.OFF) {
      throw new SwitchedOff();
    }
    one.lock();
    try {
      return run(by, retention);
    } finally {
      one.unlock();
    }
  }

  private PurgeReport run(String by, Retention retention) {
    erase();
    Cutoffs cutoffs = cutoffs(LocalDate.now(clock));
    // Sums of old decisions are kept from here on, so each has to have been looked at.
    figures.build();
    String run = runs.begin(by, cutoffs);
    Tally tally = new Tally();
    removePatients(cutoffs, tally, run);
    removeRemittances(cutoffs, run);
    removeFiles(cutoffs, tally, run);
    removeTheRest(cutoffs, tally, run);
    PurgeReport report = tally.report(retention, true, cutoffs);
    if (ending) {
      // The next run goes on, and says in the end what was done.
      return report;
    }
    figures.build();
    audit.add(by, Action.PURGE, said(report), "purged", "-");
    runs.end(run, report);
    return report;
  }

  /** The application ends: what has begun is finished, nothing else is begun. */
  @PreDestroy
  void end() throws InterruptedException {
    ending = true;
    if (one.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      one.unlock();
    }
  }

  private static String said(PurgeReport report) {
    return "%d visits, %d patients, %d files, %d portal rows, %d tasks, %d audit entries; held %d visits, %d patients"
        .formatted(
            report.visits().count(),
            report.patients().count(),
            report.files().count(),
            report.portal(),
            report.tasks(),
            report.auditEntries(),
            report.heldVisits().count(),
            report.heldPatients().count());
  }

  private Cutoffs cutoffs(LocalDate day) {
    return Cutoffs.of(settings.retention(), day, audit.today());
  }

  private List<String> patientsAfter(String last) {
    return jdbc.sql("SELECT id FROM patient WHERE id > :last ORDER BY id LIMIT :most")
        .param("last", last)
        .param("most", PATIENTS_AT_ONCE)
        .query(String.class)
        .list();
  }

  private void removePatients(Cutoffs cutoffs, Tally tally, String run) {
    String last = "";
    for (List<String> some = patientsAfter(last);
        !some.isEmpty() && !ending;
        some = patientsAfter(last)) {
      FinishedVisits.Found seen = finished.of(some, cutoffs);
      if (seen.families().isEmpty() && seen.patients().isEmpty()) {
        tally.add(seen);
      } else {
        removePatients(some, cutoffs, tally, run);
      }
      erase();
      last = some.getLast();
    }
  }

  private void removePatients(List<String> some, Cutoffs cutoffs, Tally tally, String run) {
    FinishedVisits.Found gone =
        transactions.execute(
            status -> {
              gate.enter();
              jdbc.sql("SELECT id FROM patient WHERE id IN (:ids) FOR UPDATE")
                  .param("ids", some)
                  .query(String.class)
                  .list();
              FinishedVisits.Found found = finished.of(some, cutoffs);
              List<String> places = new ArrayList<>();
              if (!found.families().isEmpty()) {
                places.addAll(visits.remove(found.families()));
              }
              places.addAll(patients.remove(found.patients()));
              files.note(places, LocalDate.now(clock));
              runs.count(run, "families", found.families().size());
              runs.count(run, "patients", found.patients().size());
              return found;
            });
    tally.add(Objects.requireNonNull(gone));
  }

  private void removeRemittances(Cutoffs cutoffs, String run) {
    String last = "";
    for (List<String> some = remittances.ended(last, cutoffs.claims());
        !some.isEmpty() && !ending;
        some = remittances.ended(last, cutoffs.claims())) {
      List<String> ended = some;
      transactions.executeWithoutResult(
          status -> {
            gate.enter();
            List<String> places = new ArrayList<>();
            runs.count(run, "payments", remittances.remove(ended, places));
            files.note(places, LocalDate.now(clock));
          });
      erase();
      last = some.getLast();
    }
  }

  private List<FileRemoval.Old> oldFiles(long ordinal, Cutoffs cutoffs) {
    return files.old(ordinal, cutoffs.files(), FILES_AT_ONCE);
  }

  private void removeFiles(Cutoffs cutoffs, Tally tally, String run) {
    long ordinal = 0;
    for (List<FileRemoval.Old> some = oldFiles(ordinal, cutoffs);
        !some.isEmpty();
        some = oldFiles(ordinal, cutoffs)) {
      for (FileRemoval.Old old : some) {
        if (ending) {
          return;
        }
        boolean goes = files.mayGo(old.id(), Set.of(), Set.of(), cutoffs.claims());
        if (goes) {
          transactions.executeWithoutResult(
              status -> {
                files.note(files.remove(old.id()), LocalDate.now(clock));
                runs.count(run, "files", 1);
              });
          erase();
        }
        tally.add(old, goes);
        ordinal = old.ordinal();
      }
    }
  }

  private void removeTheRest(Cutoffs cutoffs, Tally tally, String run) {
    if (ending) {
      return;
    }
    tally.portal = untilNothing("portal_rows", run, () -> portal.remove(cutoffs.portal()));
    tally.tasks =
        untilNothing(
            "work_rows",
            run,
            () -> tasks.remove(tasks.done(cutoffs.claims(), ROWS_AT_ONCE), List.of()));
    transactions.executeWithoutResult(
        status -> {
          for (String draft :
              List.of("remittance_draft WHERE changed_on", "visit_draft WHERE saved_at")) {
            jdbc.sql("DELETE FROM " + draft + " < :day").param("day", cutoffs.claims()).update();
          }
        });
    long count = 1;
    while (count > 0) {
      // Its own transaction; what the purge itself adds is young.
      count =
          audit.purge(
              cutoffs.audit().atStartOfDay().toInstant(ZoneOffset.UTC), "purge", ENTRIES_AT_ONCE);
      tally.audit += count;
    }
  }

  @FunctionalInterface
  private interface Step {
    long remove();
  }

  private long untilNothing(String column, String run, Step step) {
    long all = 0;
    long count = 1;
    while (count > 0) {
      count =
          Objects.requireNonNull(
              transactions.execute(
                  status -> {
                    gate.enter();
                    long removed = step.remove();
                    runs.count(run, column, removed);
                    return removed;
                  }));
      all += count;
    }
    return all;
  }

  /** Files leave the disk when their rows are gone for good; also those that a cut-off left. */
  private void erase() {
    for (List<String> some = files.noted(); !some.isEmpty(); some = files.noted()) {
      some.forEach(files::erase);
    }
  }

  /** What was found and removed so far. */
  private final class Tally {
    private Kind visits = Kind.NONE;
    private Kind heldVisits = Kind.NONE;
    private long patients;
    private long heldPatients;
    private Kind files = Kind.NONE;
    private Kind keptFiles = Kind.NONE;
    private long portal;
    private long tasks;
    private long audit;

    void add(FinishedVisits.Found found) {
      visits = visits.plus(found.families().size(), found.oldest(), found.newest());
      heldVisits = heldVisits.plus(found.heldFamilies().size(), null, null);
      patients += found.patients().size();
      heldPatients += found.heldPatients().size();
    }

    void add(FileRemoval.Old file, boolean goes) {
      if (goes) {
        files = files.plus(1, file.takenOn(), file.takenOn());
      } else {
        keptFiles = keptFiles.plus(1, file.takenOn(), file.takenOn());
      }
    }

    PurgeReport report(Retention retention, boolean really, Cutoffs cutoffs) {
      return new PurgeReport(
          retention.purge(),
          really,
          cutoffs,
          visits,
          heldVisits,
          new Kind(patients, null, null),
          new Kind(heldPatients, null, null),
          files,
          keptFiles,
          portal,
          tasks,
          audit);
    }
  }
}
