package org.cobaltclaims.engine;

import java.util.Arrays;

/** The processes that start by message; every other is called by one of them. */
public enum RootProcess {
  CLAIM_FAMILY("claim-family", "family-open", "familyId"),
  REMITTANCE_INTAKE("remittance-intake", "remittance-received", "remittanceId"),
  BATCH_TRANSMISSION("batch-transmission", "batch-created", "batchId");

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
