package org.cobaltclaims.patient.web;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.Patients;
import org.cobaltclaims.portal.PortalEntries;
import org.cobaltclaims.portal.PortalEntry;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What patients entered in the portal and nobody has decided about, the oldest first. */
@Controller
class PortalEntriesController {

  /** Rows that a page shows. */
  private static final int MOST = 200;

  private final PortalEntries entries;
  private final Patients patients;

  PortalEntriesController(PortalEntries entries, Patients patients) {
    this.entries = entries;
    this.patients = patients;
  }

  /** One row. */
  public record Shown(String id, String patient, String name, String says, LocalDateTime since) {}

  @GetMapping("/patients/portal-entries")
  String list(Model model) {
    List<PortalEntry> pending = entries.allPending(MOST);
    Map<String, Patient> known =
        patients
            .findAllById(pending.stream().map(PortalEntry::patientId).distinct().toList())
            .stream()
            .collect(Collectors.toMap(Patient::id, Function.identity()));
    model.addAttribute(
        "rows",
        pending.stream()
            .map(e -> shown(e, Objects.requireNonNull(known.get(e.patientId()))))
            .toList());
    model.addAttribute("count", entries.countPending());
    return "patients/portal-entries";
  }

  private static Shown shown(PortalEntry entry, Patient patient) {
    String payer = entry.entered().payerName();
    return new Shown(
        entry.id(),
        patient.id(),
        ChartReader.named(patient.lastName(), patient.firstName()),
        switch (entry.kind()) {
          case NEW -> "Another insurance: " + payer;
          case CORRECTION -> "Other numbers or dates of " + payer;
          case ENDED -> payer + " has ended";
        },
        entry.changedAt());
  }
}
