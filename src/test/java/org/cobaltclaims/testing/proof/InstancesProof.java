package org.cobaltclaims.testing.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cobaltclaims.engine.ProcessNames;
import org.cobaltclaims.engine.Waits;
import org.cobaltclaims.engine.Waits.Wait;
import org.cobaltclaims.engine.embedded.LiveInstances;
import org.cobaltclaims.engine.embedded.LiveInstances.Place;
import org.cobaltclaims.engine.embedded.LiveInstances.Root;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every open subject has one live instance, and it rests where the database says. */
final class InstancesProof {

  private static final Map<String, String> SUBJECT_OF_ROOT =
      Map.of(
          ProcessNames.ClaimFamily.ID, "familyId",
          ProcessNames.RemittanceIntake.ID, "remittanceId",
          ProcessNames.BatchTransmission.ID, "batchId");

  private static final List<String> PROCESSES =
      List.of(
          ProcessNames.ClaimFamily.ID,
          ProcessNames.PayerClaim.ID,
          ProcessNames.AwaitRemittance.ID,
          ProcessNames.SecondaryClaim.ID,
          ProcessNames.RemittanceIntake.ID,
          ProcessNames.BatchTransmission.ID);

  private final JdbcClient jdbc;
  private final LiveInstances instances;
  private final Findings findings;

  InstancesProof(JdbcClient jdbc, LiveInstances instances, Findings findings) {
    this.jdbc = jdbc;
    this.instances = instances;
    this.findings = findings;
  }

  void prove() {
    rootsHaveOneInstance();
    openFamiliesHaveARoot();
    Map<String, String> states = new HashMap<>();
    jdbc.sql("SELECT id, state FROM payer_claim")
        .query(
            row -> {
              states.put(row.getString("id"), row.getString("state"));
            });
    Set<String> tasks = openTasks();
    places(states, tasks);
    everyTaskRestsSomewhere(tasks);
    openFamiliesRestSomewhere();
  }

  private void rootsHaveOneInstance() {
    Map<String, List<Long>> live = new TreeMap<>();
    for (Root root : instances.roots()) {
      String subject = root.variables().getOrDefault(SUBJECT_OF_ROOT.get(root.process()), "?");
      live.computeIfAbsent(root.process() + " " + subject, s -> new ArrayList<>())
          .add(root.instance());
    }
    Map<String, List<Long>> registered = new TreeMap<>();
    jdbc.sql("SELECT root_id, process_id, instance_key FROM process_root WHERE state = 'OPEN'")
        .query(
            row -> {
              registered.put(
                  row.getString("process_id") + " " + row.getString("root_id"),
                  List.of(row.getLong("instance_key")));
            });
    findings.equal(registered, live, "instances of open roots");
  }

  private void openFamiliesHaveARoot() {
    List<String> wrong =
        new ArrayList<>(
            jdbc.sql(
                    """
                    SELECT f.id FROM claim_family f LEFT JOIN process_root r ON r.root_id = f.id
                    WHERE (f.state = 'OPEN' AND (r.state IS NULL OR r.state <> 'OPEN'))
                      OR (f.state <> 'OPEN' AND r.state = 'OPEN')
                    """)
                .query(String.class)
                .list());
    wrong.removeAll(decidedByAPerson());
    findings.equal(List.of(), wrong, "families whose root does not fit their state");
  }

  /** Families whose payers are done and whose process has ended: a person's answer settles them. */
  private List<String> decidedByAPerson() {
    return jdbc.sql(
            """
            SELECT f.id FROM claim_family f JOIN process_root r ON r.root_id = f.id
            WHERE f.state = 'OPEN' AND r.state = 'DONE' AND EXISTS (
              SELECT 1 FROM task t WHERE t.family_id = f.id AND t.state = 'OPEN'
                AND t.kind IN ('APPROVE_PATIENT_BALANCE', 'REVIEW_REVERSAL', 'PAYER_ORDER'))
            """)
        .query(String.class)
        .list();
  }

  private Set<String> openTasks() {
    Set<String> tasks = new HashSet<>();
    jdbc.sql(
            """
            SELECT t.kind, COALESCE(p.remittance_id, t.subject) AS subject
            FROM task t LEFT JOIN claim_payment p ON p.id = t.subject AND t.kind = 'MATCH_PAYMENT'
            WHERE t.state = 'OPEN'
            """)
        .query(
            row -> {
              tasks.add(row.getString("kind") + " " + row.getString("subject"));
            });
    return tasks;
  }

  private static String subject(Place place, Wait wait) {
    String variable =
        switch (wait.subject()) {
          case PAYER_CLAIM -> "payerClaimId";
          case REMITTANCE -> "remittanceId";
          case BATCH -> "batchId";
        };
    return place.variables().getOrDefault(variable, "?");
  }

  private void places(Map<String, String> states, Set<String> tasks) {
    Set<String> seen = new HashSet<>();
    for (Place place : instances.places()) {
      Wait wait = Waits.of(place.process()).get(place.element());
      if (wait == null) {
        findings.check(false, "an instance rests at %s, which is no wait", place.element());
        continue;
      }
      String subject = subject(place, wait);
      findings.check(
          seen.add(place.element() + " " + subject),
          "%s rests twice at %s",
          subject,
          place.element());
      if (wait.subject() == Waits.Subject.PAYER_CLAIM) {
        findings.check(
            wait.states().contains(states.getOrDefault(subject, "?")),
            "%s rests at %s, but is %s",
            subject,
            place.element(),
            states.get(subject));
      }
      if (wait.task() != null) {
        findings.check(
            tasks.contains(wait.task() + " " + subject),
            "%s rests at %s, but its task is not open",
            subject,
            place.element());
      }
    }
  }

  private void everyTaskRestsSomewhere(Set<String> tasks) {
    Set<String> resting = new HashSet<>();
    for (Place place : instances.places()) {
      Wait wait = Waits.of(place.process()).get(place.element());
      if (wait != null && wait.task() != null) {
        resting.add(wait.task() + " " + subject(place, wait));
      }
    }
    List<String> kinds =
        PROCESSES.stream()
            .flatMap(p -> Waits.of(p).values().stream())
            .flatMap(w -> Stream.ofNullable(w.task()))
            .distinct()
            .toList();
    for (String task : tasks) {
      if (kinds.contains(task.substring(0, task.indexOf(' ')))) {
        findings.check(resting.contains(task), "no instance rests at the open task %s", task);
      }
    }
  }

  /** A live root alone is not enough: something in it has to wait. */
  private void openFamiliesRestSomewhere() {
    Set<String> resting = new HashSet<>();
    for (Place place : instances.places()) {
      String claim = place.variables().get("payerClaimId");
      if (claim != null) {
        resting.add(claim.substring(0, claim.length() - 1));
      }
    }
    List<String> open =
        new ArrayList<>(
            jdbc.sql("SELECT id FROM claim_family WHERE state = 'OPEN'")
                .query(String.class)
                .list());
    open.removeAll(decidedByAPerson());
    for (String family : open) {
      findings.check(resting.contains(family), "open family %s rests nowhere", family);
    }
  }
}
