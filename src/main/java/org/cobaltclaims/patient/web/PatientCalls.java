package org.cobaltclaims.patient.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cobaltclaims.desk.Display;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.PatientCoverage;
import org.cobaltclaims.patient.Patients;
import org.cobaltclaims.patient.process.Copays;
import org.cobaltclaims.worklist.DecisionRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What the calls about patients have in common. */
@Component
class PatientCalls {

  /** Deadlocks and lost races are repeated so often. */
  private static final int TRIES = 5;

  private final Patients patients;
  private final TransactionTemplate transactions;
  private final Display display;

  PatientCalls(Patients patients, TransactionTemplate transactions, Display display) {
    this.patients = patients;
    this.transactions = transactions;
    this.display = display;
  }

  /** The patient, who is refused if there is none. */
  Patient known(String patient) {
    return patients
        .findById(patient)
        .orElseThrow(() -> DecisionRefused.missing("there is no such patient"));
  }

  /** The patient's coverages in payer order with the copays to expect, by payer. */
  List<CoverageView> coverages(Patient patient, Map<String, Copays.Expected> expected) {
    List<CoverageView> coverages = new ArrayList<>();
    for (PatientCoverage c : patient.coverages()) {
      Copays.Expected copay = expected.get(c.payerId());
      coverages.add(
          new CoverageView(
              coverages.size() + 1,
              c.payerId(),
              display.identifier(c.memberId()),
              c.groupNumber(),
              c.relationship(),
              c.effectiveFrom(),
              c.effectiveTo(),
              c.datesSet(),
              copay == null ? null : copay.copay().cents(),
              copay == null ? null : copay.toldOn()));
    }
    return coverages;
  }

  /** A member id as whoever asks may see it. */
  String shown(String memberId) {
    return display.identifier(memberId);
  }

  static String text(@Nullable String given, String otherwise) {
    return Stream.ofNullable(given)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(otherwise);
  }

  static String why(@Nullable String reason) {
    String why = text(reason, "");
    if (why.isEmpty() || why.length() > 200) {
      throw DecisionRefused.invalid("this needs a reason of 200 characters at most");
    }
    return why;
  }

  /** Acts in a transaction; a lost race is run again. */
  void run(Runnable act) {
    for (int attempt = 1; ; attempt++) {
      try {
        transactions.executeWithoutResult(status -> act.run());
        return;
      } catch (TransientDataAccessException collided) {
        if (attempt == TRIES) {
          throw collided;
        }
      }
    }
  }
}
