package org.cobaltclaims.patient;

import java.time.LocalDate;

/** A payer is to be asked whether a patient's coverage holds on a day; in the same transaction. */
public record EligibilityWanted(
    String patientId, String payerId, String memberId, LocalDate serviceOn, String by) {}
