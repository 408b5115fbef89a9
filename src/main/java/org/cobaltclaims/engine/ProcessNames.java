package org.cobaltclaims.engine;

/**
 * What the models in {@code bpmn/} and the code call the same thing: process ids, messages, job
 * types, error codes, variables and the values that a gateway asks for. A test holds the models
 * against this class. Variables carry ids, enums, dates and flags; never PHI, never money.
 */
public final class ProcessNames {

  private ProcessNames() {}

  /** Message names. Those that start a root have its id as correlation key and live for no time. */
  public static final class Messages {
    /** Starts {@link ClaimFamily}; key family id. */
    public static final String FAMILY_OPEN = "family-open";

    /** Starts {@link RemittanceIntake}; key remittance id. */
    public static final String REMITTANCE_RECEIVED = "remittance-received";

    /** Starts {@link BatchTransmission}; key batch id. */
    public static final String BATCH_CREATED = "batch-created";

    /** Look again at a payer claim; key payer claim id. */
    public static final String PAYER_CLAIM_CHANGED = "payer-claim-changed";

    /** The payer has taken a payer claim that was on its way; key payer claim id. */
    public static final String PAYER_CLAIM_ACCEPTED = "payer-claim-accepted";

    /** Look again at a batch; key batch id. */
    public static final String BATCH_CHANGED = "batch-changed";

    private Messages() {}
  }

  /** BPMN error codes, each caught in the model. */
  public static final class Errors {
    /** What the payers before reported does not balance against the charge. */
    public static final String COB_UNBALANCED = "COB_UNBALANCED";

    private Errors() {}
  }

  /** What a form fills in; kept local to its user task, no process reads it. */
  public static final class FormFields {
    public static final String DECISION = "decision";
    public static final String COMMENT = "comment";

    private FormFields() {}
  }

  /** Job types of the listeners that every user task has, by event. */
  public static final class TaskListeners {
    public static final String CREATING = "task-creating";
    public static final String ASSIGNING = "task-assigning";
    public static final String UPDATING = "task-updating";
    public static final String COMPLETING = "task-completing";
    public static final String CANCELING = "task-canceling";

    private TaskListeners() {}
  }

  /** One visit's bill, from payer to payer. */
  public static final class ClaimFamily {
    public static final String ID = "claim-family";

    private ClaimFamily() {}

    public static final class Jobs {
      public static final String STEP = "family-step";
      public static final String CROSSOVER_OVERDUE = "crossover-overdue";

      private Jobs() {}
    }

    public static final class Variables {
      public static final String FAMILY_ID = "familyId";
      public static final String PAYER_CLAIM_ID = "payerClaimId";

      /**
       * The next step: a {@link Step}, the claim's id, the date of {@code crossoverDue}, and where
       * the claim stands; null while it is not known.
       */
      public static final String NEXT = "next";

      private Variables() {}
    }

    /** What comes next for the family. */
    public enum Step {
      BILL,
      AWAIT_CROSSOVER,
      DONE_PATIENT,
      DONE_CLOSED,
      /** Another instance has the family: this one ends. */
      ALREADY_WORKED_ON
    }
  }

  /** One claim to one payer. */
  public static final class PayerClaim {
    public static final String ID = "payer-claim";

    private PayerClaim() {}

    public static final class Jobs {
      public static final String PLACE = "claim-place";
      public static final String PREPARE = "claim-prepare";
      public static final String LOOK = "claim-look";
      public static final String ACKNOWLEDGEMENT_OVERDUE = "acknowledgement-overdue";

      private Jobs() {}
    }

    public static final class Variables {
      public static final String PAYER_CLAIM_ID = "payerClaimId";
      public static final String PLACE = "place";

      /** Date-time; never null. */
      public static final String ACKNOWLEDGEMENT_DUE = "acknowledgementDue";

      public static final String READINESS = "readiness";
      public static final String OUTCOME = "outcome";

      /** What the table {@code claim-route} looks at, as one value and as its parts. */
      public static final String ROUTING = "routing";

      public static final String CHANNEL = "channel";
      public static final String ELECTRONIC_COB = "electronicCob";
      public static final String PRIOR_PAYERS = "priorPayers";
      public static final String MAX_PRIOR_PAYERS = "maxPriorPayers";
      public static final String ROUTE = "route";

      /** Given to {@link AwaitRemittance}; null where it has to look itself. */
      public static final String DECIDED = "decided";

      /** Given to {@link AwaitRemittance}. */
      public static final String INQUIRY_DUE = "inquiryDue";

      /** Given to {@link AwaitRemittance}. */
      public static final String OVERDUE_DUE = "overdueDue";

      /** The family's next step, where the payer's decision told it. */
      public static final String NEXT = "next";

      private Variables() {}
    }

    /** What became of a claim that was to go out. */
    public enum Preparation {
      /** Its version is made. */
      READY,
      /** Something blocks: a person corrects it. */
      TO_CORRECT,
      /** It is to take another way than the one that was chosen. */
      CHANNEL_CHANGED
    }

    /** Where a payer claim stands, as its process needs to know. */
    public enum Place {
      SCRUB,
      SECONDARY,
      CORRECT,
      ACKNOWLEDGE,
      PAPER,
      REMITTANCE,
      REJECTED,
      DENIAL,
      DONE
    }
  }

  /** The wait for a payer's decision. */
  public static final class AwaitRemittance {
    public static final String ID = "await-remittance";

    private AwaitRemittance() {}

    public static final class Jobs {
      public static final String WAIT = "remittance-wait";
      public static final String OVERDUE = "remittance-overdue";
      public static final String INQUIRE = "remittance-inquire";

      private Jobs() {}
    }

    public static final class Variables {
      public static final String PAYER_CLAIM_ID = "payerClaimId";
      public static final String CHASING = "chasing";
      public static final String DECIDED = "decided";

      /** Date-time; never null. */
      public static final String OVERDUE_DUE = "overdueDue";

      /** Date-time; never null. */
      public static final String INQUIRY_DUE = "inquiryDue";

      public static final String MISSING = "missing";

      /** The family's next step, with the decision; null where a person has to act first. */
      public static final String NEXT = "next";

      private Variables() {}
    }

    /** What somebody has to find out about a claim that its payer has not answered. */
    public enum Missing {
      /** The payer has not decided in time. */
      DECISION,
      /** It has decided, it says, but no remittance came. */
      REMITTANCE,
      /** It wants to know something first. */
      INFORMATION,
      /** It has come meanwhile. */
      NOTHING
    }

    /** What the payer decided, as far as the process needs to know. */
    public enum Decided {
      NO,
      PAID_OR_PATIENT,
      DENIAL,
      REJECTED,
      /** It is not with the payer any more: a person sends it again, or corrects it. */
      MOVED
    }
  }

  /** Whether the next payer may be billed, and its claim. */
  public static final class SecondaryClaim {
    public static final String ID = "secondary-claim";

    private SecondaryClaim() {}

    public static final class Jobs {
      public static final String FACTS = "secondary-facts";
      public static final String BUILD = "secondary-build";
      public static final String SKIP = "secondary-skip";
      public static final String AWAIT_CROSSOVER = "secondary-await-crossover";
      public static final String ASK = "secondary-ask";

      private Jobs() {}
    }

    /** The gate's facts are DOMAIN 2.2's conditions; the number stands beside each. */
    public static final class Variables {
      public static final String PAYER_CLAIM_ID = "payerClaimId";

      /** 1. */
      public static final String ADJUDICATION_CERTAIN = "adjudicationCertain";

      /** 2. */
      public static final String STATUS_ALLOWED = "statusAllowed";

      /** 3. */
      public static final String CROSSOVER_SIGNAL = "crossoverSignal";

      /** 3. */
      public static final String CROSSOVER_CONTRADICTION = "crossoverContradiction";

      /** 4. */
      public static final String OPEN_REVERSAL = "openReversal";

      /** 5. */
      public static final String NEXT_COVERAGE_READY = "nextCoverageReady";

      /** 6. */
      public static final String REMAINING_POSITIVE = "remainingPositive";

      /** 6. */
      public static final String BILL_ZERO_BALANCE = "billZeroBalance";

      /** 7. */
      public static final String DENIAL_OUTCOME = "denialOutcome";

      /** 8. */
      public static final String DEADLINE_PASSED = "deadlinePassed";

      /** 10. */
      public static final String NO_OTHER_OPEN_CLAIM = "noOtherOpenClaim";

      /** A person has put the family on hold. */
      public static final String ON_HOLD = "onHold";

      /** 5: ACTIVE, INACTIVE, or UNVERIFIED where a fresh answer about it is wanted first. */
      public static final String COVERAGE = "coverage";

      /** AUTOMATIC, REVIEW or BY_HAND: how the practice makes later claims. */
      public static final String HANDLING = "handling";

      /** What the table {@code secondary-gate} answers: outcome and reason. */
      public static final String GATE = "gate";

      /** The gate's reason, given to the jobs that record it. */
      public static final String REASON = "reason";

      /** READY or NOT_BILLED. */
      public static final String READINESS = "readiness";

      /** What decides on the built claim's channel. */
      public static final String ROUTING = "routing";

      private Variables() {}
    }
  }

  /** What a payer denied, until it is decided. */
  public static final class DenialResubmission {
    public static final String ID = "denial-resubmission";

    private DenialResubmission() {}

    public static final class Jobs {
      public static final String LOOK = "denial-look";
      public static final String FACTS = "denial-facts";
      public static final String SUGGEST = "denial-suggest";
      public static final String DUE = "denial-due";

      private Jobs() {}
    }

    /** What the table {@code denial-suggestion} looks at, and what it says. */
    public static final class Variables {
      public static final String PAYER_CLAIM_ID = "payerClaimId";
      public static final String STAND = "stand";

      /** Date-time; never null. */
      public static final String FOLLOW_UP_DUE = "followUpDue";

      public static final String CARC = "carc";
      public static final String GROUP = "group";
      public static final String REMARK = "remark";
      public static final String LEVEL = "level";
      public static final String PAYER_TYPE = "payerType";
      public static final String UNEXPLAINED = "unexplained";
      public static final String REMARK_MISSING = "remarkMissing";
      public static final String ICN_KNOWN = "icnKnown";
      public static final String TAKES_REPLACEMENT = "takesReplacement";
      public static final String HAS_NEXT_COVERAGE = "hasNextCoverage";
      public static final String PATIENT_PROHIBITED = "patientProhibited";
      public static final String APPEAL_OPEN = "appealOpen";
      public static final String ATTEMPTS = "attempts";
      public static final String DAYS_TO_DEADLINE = "daysToDeadline";

      /** The table's answer, and its parts as the job that keeps it gets them. */
      public static final String SUGGESTION = "suggestion";

      public static final String ACTION = "action";
      public static final String RULE = "rule";
      public static final String WHY = "why";
      public static final String LABEL = "label";
      public static final String URGENCY = "urgency";

      private Variables() {}
    }

    /** How far the work on a denial is. */
    public enum Stand {
      /** A person decides. */
      WORK,
      /** Somebody approves a write-off. */
      APPROVE,
      /** A person follows an appeal. */
      APPEAL,
      /** Something is waited for. */
      WAIT,
      /** Nothing is left to do about it. */
      DONE
    }
  }

  /** One remittance, from its file to the ledger. */
  public static final class RemittanceIntake {
    public static final String ID = "remittance-intake";

    private RemittanceIntake() {}

    public static final class Jobs {
      public static final String BALANCE = "remittance-balance";
      public static final String POST = "remittance-post";

      private Jobs() {}
    }

    public static final class Variables {
      public static final String REMITTANCE_ID = "remittanceId";
      public static final String BALANCE = "balance";
      public static final String UNMATCHED = "unmatched";
      public static final String HELD = "held";

      private Variables() {}
    }

    /** Whether a remittance can be posted. */
    public enum Balance {
      BALANCED,
      DIFFERENT,
      /** Another instance has the remittance: this one ends. */
      ALREADY_WORKED_ON
    }
  }

  /** One file of claims to a clearinghouse. */
  public static final class BatchTransmission {
    public static final String ID = "batch-transmission";

    private BatchTransmission() {}

    public static final class Jobs {
      public static final String BUILD = "batch-build";
      public static final String SEND = "batch-send";
      public static final String LOOK = "batch-look";
      public static final String OVERDUE = "batch-overdue";
      public static final String REPORT = "batch-report";
      public static final String UNREPORTED = "batch-unreported";
      public static final String REQUEUE = "batch-requeue";

      private Jobs() {}
    }

    public static final class Variables {
      public static final String BATCH_ID = "batchId";
      public static final String REGISTERED = "registered";

      /** Date-time; never null. */
      public static final String ACKNOWLEDGEMENT_DUE = "acknowledgementDue";

      public static final String ANSWER = "answer";
      public static final String REPORTED = "reported";

      /** Date-time; never null. */
      public static final String REPORT_DUE = "reportDue";

      public static final String UNREPORTED = "unreported";

      private Variables() {}
    }

    /** What the clearinghouse answered to the file. */
    public enum Answer {
      WAIT,
      /** The file is accepted; some claims are not reported on yet. */
      ACCEPTED,
      /** All of its claims are. */
      REPORTED,
      REJECTED
    }
  }
}
