package org.cobaltclaims.patient.web;

import java.util.Arrays;
import java.util.Locale;
import org.cobaltclaims.claim.FamilyState;
import org.jspecify.annotations.Nullable;

/** The lists of patients that everybody has. */
enum PatientView {
  ALL("All patients", null),
  OWES("Owe a balance", FamilyState.PATIENT_BALANCE),
  OPEN("With payers", FamilyState.OPEN);

  private final String label;
  private final @Nullable FamilyState state;

  PatientView(String label, @Nullable FamilyState state) {
    this.label = label;
    this.state = state;
  }

  public String label() {
    return label;
  }

  /** How it is called in addresses. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of a visit that its patients have; null for any. */
  @Nullable FamilyState state() {
    return state;
  }

  static PatientView of(@Nullable String id) {
    return Arrays.stream(values()).filter(view -> view.id().equals(id)).findFirst().orElse(ALL);
  }
}
