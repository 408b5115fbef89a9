package org.cobaltclaims.engine;

import java.util.Arrays;

/** The processes that start by message; every other is called by one of them. */
public enum RootProcess {
  CLAIM_FAMILY(
      ProcessNames.ClaimFamily.ID,
      ProcessNames.Messages.FAMILY_OPEN,
      ProcessNames.ClaimFamily.Variables.FAMILY_ID),
  REMITTANCE_INTAKE(
      ProcessNames.RemittanceIntake.ID,
      ProcessNames.Messages.REMITTANCE_RECEIVED,
      ProcessNames.RemittanceIntake.Variables.REMITTANCE_ID),
  BATCH_TRANSMISSION(
      ProcessNames.BatchTransmission.ID,
      ProcessNames.Messages.BATCH_CREATED,
      ProcessNames.BatchTransmission.Variables.BATCH_ID);

  private final String processId;
  private final String startMessage;
  private final String subjectVariable;

  RootProcess(String processId, String startMessage, String subjectVariable) {
    this.processId = processId;
    this.startMessage = startMessage;
    this.subjectVariable = subjectVariable;
  }

  /** The id of the model. */
  public String processId() {
    return processId;
  }

  /** The message of its start event; the correlation key is the subject's id. */
  public String startMessage() {
    return startMessage;
  }

  /** The only variable that it starts with. */
  public String subjectVariable() {
    return subjectVariable;
  }

  static RootProcess of(String processId) {
    return Arrays.stream(values())
        .filter(p -> p.processId.equals(processId))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no root process " + processId));
  }
}
