package org.cobaltclaims.claim;

/** What a person is asked to do. The name is the id that work lists, reports and models share. */
public enum TaskKind {
  /** The scrubber blocks the claim. */
  CORRECT_CLAIM("billing", 3),
  /** The clearinghouse or payer refused the claim before adjudication. */
  CORRECT_REJECTION("billing", 3),
  /** A printed claim has to be mailed. */
  PRINT_AND_MAIL("billing", 3),
  /** No acknowledgement came for a file or claim. */
  FIND_ACKNOWLEDGEMENT("operations", 1),
  /** No remittance came in time. */
  CHASE_REMITTANCE("follow-up", 5),
  /** A forwarded claim was not answered by the next payer. */
  CHASE_CROSSOVER("follow-up", 5),
  /** A denial waits for a decision. */
  WORK_DENIAL("denials", 10),
  /** The gate cannot decide alone whether the next payer may be billed. */
  REVIEW_SECONDARY("billing", 3),
  /** What the prior payer reported does not balance. */
  COB_UNBALANCED("billing", 3),
  /** A remittance that does not balance. */
  ERA_OUT_OF_BALANCE("posting", 3),
  /** Payments that belong to no claim of ours, or to none with certainty. */
  MATCH_PAYMENT("posting", 3),
  /** A payer took back a decision; a person decides what follows. */
  REVIEW_REVERSAL("posting", 3),
  /** The same claim paid alike under another check. */
  POSSIBLE_REISSUE("posting", 3),
  /** The payer thinks another one comes first. */
  PAYER_ORDER("billing", 3),
  /** More was paid than charged. */
  CREDIT_BALANCE("posting", 30),
  /** A file that could not be read, or not wholly. */
  UNREADABLE_FILE("operations", 1);

  private final String group;
  private final int dueDays;

  TaskKind(String group, int dueDays) {
    this.group = group;
    this.dueDays = dueDays;
  }

  /** The candidate group in the models and the queue in the work lists. */
  public String group() {
    return group;
  }

  /** Calendar days until it is due, where nothing nearer is at stake. */
  public int dueDays() {
    return dueDays;
  }
}
