package org.cobaltclaims.portal.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cobaltclaims.code.Sha256;
import org.cobaltclaims.patient.Patient;
import org.cobaltclaims.patient.PatientCoverage;
import org.cobaltclaims.patient.Patients;
import org.cobaltclaims.portal.PortalEntries;
import org.cobaltclaims.portal.PortalEntry;
import org.cobaltclaims.portal.PortalEntry.OnFile;
import org.cobaltclaims.portal.PortalLogin;
import org.cobaltclaims.practice.Payers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The coverages of whoever is in the portal, as the practice has them. */
@Component
class OwnCoverages {

  private static final int KEY_LENGTH = 24;

  private final Patients patients;
  private final Payers payers;
  private final PortalEntries entries;
  private final Clock clock;

  OwnCoverages(Patients patients, Payers payers, PortalEntries entries, Clock clock) {
    this.patients = patients;
    this.payers = payers;
    this.entries = entries;
    this.clock = clock;
  }

  /**
   * A coverage.
   *
   * @param key by which its forms name it; says nothing, and is found among the patient's own only
   * @param ended whether its last day has passed
   * @param waiting what the patient has said of it and nobody has decided; null if nothing
   */
  public record Own(
      String key,
      int place,
      String payer,
      PatientCoverage coverage,
      boolean ended,
      @Nullable PortalEntry waiting) {

    /** Which insurance it is. */
    public String rank() {
      return switch (place) {
        case 1 -> "First insurance";
        case 2 -> "Second insurance";
        case 3 -> "Third insurance";
        default -> "Insurance " + place;
      };
    }

    /** Whether the patient may correct it here: the first payer is for the practice to change. */
    public boolean correctable() {
      return place > 1 && waiting == null;
    }

    /** Whether the patient may say that it has ended. */
    public boolean endable() {
      return !ended && waiting == null;
    }

    OnFile onFile() {
      return new OnFile(coverage.payerId(), coverage.memberId());
    }
  }

  /** In payer order. */
  List<Own> of(PortalLogin login) {
    Patient patient = patients.findById(login.patient()).orElseThrow();
    List<PortalEntry> pending = entries.pending(login.patient());
    LocalDate today = LocalDate.now(clock);
    List<Own> all = new ArrayList<>();
    for (PatientCoverage coverage : patient.coverages()) {
      LocalDate end = coverage.effectiveTo();
      all.add(
          new Own(
              key(login, coverage),
              all.size() + 1,
              payers.profile(coverage.payerId()).name(),
              coverage,
              end != null && end.isBefore(today),
              pending.stream()
                  .filter(e -> e.kind() != PortalEntry.Kind.NEW)
                  .filter(e -> coverage.isOf(e.onFile().payerId(), e.onFile().memberId()))
                  .findFirst()
                  .orElse(null)));
    }
    return all;
  }

  /** One of them; empty if the patient has none of this key. */
  Optional<Own> find(PortalLogin login, String key) {
    return of(login).stream().filter(own -> own.key().equals(key)).findFirst();
  }

  /** The one that an entry is about; empty if it is not there any more, or is a new one. */
  Optional<Own> about(PortalLogin login, PortalEntry entry) {
    return of(login).stream()
        .filter(own -> own.coverage().isOf(entry.onFile().payerId(), entry.onFile().memberId()))
        .findFirst();
  }

  private static String key(PortalLogin login, PatientCoverage coverage) {
    return Sha256.hex(String.join("\n", login.patient(), coverage.payerId(), coverage.memberId()))
        .substring(0, KEY_LENGTH);
  }
}
