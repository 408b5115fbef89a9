package org.cobaltclaims.claim;

/** What a person is asked to do. The name is the id that work lists, reports and models share. */
public enum TaskKind {
  /** The scrubber blocks the claim. */
  CORRECT_CLAIM("billing", "1.9"),
  /** The clearinghouse or payer refused the claim before adjudication. */
  CORRECT_REJECTION("billing", "4.3"),
  /** A printed claim has to be mailed. */
  PRINT_AND_MAIL("billing", "6.1"),
  /** A file has to be uploaded by hand. */
  UPLOAD_FILE("operations", "4.5"),
  /** No acknowledgement came for a file or claim. */
  FIND_ACKNOWLEDGEMENT("operations", "8.2"),
  /** No remittance came in time. */
  CHASE_REMITTANCE("follow-up", "8.2"),
  /** The payer has decided, it says, but its remittance did not come. */
  ERA_MISSING("follow-up", "4.4"),
  /** The payer wants to know something before it decides. */
  INFO_REQUESTED("follow-up", "4.4"),
  /** The payer's last day for a claim or an appeal comes near, or has passed. */
  FILING_LIMIT("follow-up", "8.3"),
  /** A forwarded claim was not answered by the next payer. */
  CHASE_CROSSOVER("follow-up", "8.4"),
  /** A denial waits for a decision. */
  WORK_DENIAL("denials", "5.3"),
  /** A write-off of more than the one who wants it may decide alone. */
  APPROVE_WRITE_OFF("managers", "5.3"),
  /** An appeal whose answer is due. */
  FOLLOW_APPEAL("denials", "8.3"),
  /** The gate cannot decide alone whether the next payer may be billed. */
  REVIEW_SECONDARY("billing", "2.2"),
  /** What the prior payer reported does not balance. */
  COB_UNBALANCED("billing", "2.5"),
  /** A remittance that does not balance. */
  ERA_OUT_OF_BALANCE("posting", "3.4"),
  /** Payments that belong to no claim of ours, or to none with certainty. */
  MATCH_PAYMENT("posting", "3.7"),
  /** A payer took back a decision; a person decides what follows. */
  REVIEW_REVERSAL("posting", "3.5"),
  /** The same claim paid alike under another check. */
  POSSIBLE_REISSUE("posting", "3.8"),
  /** The payer thinks another one comes first. */
  PAYER_ORDER("billing", "7.1"),
  /** More was paid than charged. */
  CREDIT_BALANCE("posting", "3.9"),
  /** A deposit without its remittance, or a remittance without its deposit. */
  MATCH_DEPOSIT("posting", "8.2-deposit"),
  /** The payer allowed less than its contract says. */
  UNDERPAID("follow-up", "3.9"),
  /** What is left is the patient's only when a person says so, or may not be asked at all. */
  APPROVE_PATIENT_BALANCE("posting", "3.9"),
  /** A file that could not be read, or not wholly. */
  UNREADABLE_FILE("operations", "3.1");

  private final String group;
  private final String rule;

  TaskKind(String group, String rule) {
    this.group = group;
    this.rule = rule;
  }

  /** The candidate group in the models and the queue in the work lists. */
  public String group() {
    return group;
  }

  /** The rule of DOMAIN.md under which a decision stands on the timeline. */
  public String rule() {
    return rule;
  }
}
