-- Claims that a person has let go, where the practice files by hand.
CREATE TABLE filing_release (
  payer_claim_id VARCHAR(11) NOT NULL PRIMARY KEY,
  released_by    VARCHAR(80) NOT NULL,
  released_on    DATE        NOT NULL
);

-- Dates that a person has set are not widened by what claims show.
ALTER TABLE coverage ADD COLUMN dates_set BOOLEAN NOT NULL DEFAULT FALSE;

-- Coverages that a person has added, as claims are to name them (a claim's coverage as JSON).
CREATE TABLE added_coverage (
  patient_id VARCHAR(36) NOT NULL,
  payer_id   VARCHAR(80) NOT NULL,
  member_id  VARCHAR(80) NOT NULL,
  body       LONGTEXT    NOT NULL,
  PRIMARY KEY (patient_id, payer_id, member_id)
);

-- What people did to coverages: who, when, why. Only ever added to.
CREATE TABLE coverage_history (
  id             BIGINT AUTO_INCREMENT PRIMARY KEY,
  patient_id     VARCHAR(36)  NOT NULL,
  payer_id       VARCHAR(80)  NOT NULL,
  member_id      VARCHAR(80)  NOT NULL,
  act            VARCHAR(10)  NOT NULL,
  place          INT          NOT NULL,
  effective_from DATE         NOT NULL,
  effective_to   DATE,
  changed_at     DATETIME(6)  NOT NULL,
  changed_by     VARCHAR(80)  NOT NULL,
  reason         VARCHAR(255) NOT NULL
);
CREATE INDEX ix_coverage_history_patient ON coverage_history (patient_id);

-- What a person approved as the patient's balance of a visit.
CREATE TABLE patient_approval (
  family_id    VARCHAR(10) NOT NULL PRIMARY KEY,
  amount_cents BIGINT      NOT NULL,
  approved_by  VARCHAR(80) NOT NULL,
  approved_on  DATE        NOT NULL
);

-- The last time of day and day of practice.yml's schedule at which files were made.
CREATE TABLE batch_schedule (
  id        INT         NOT NULL PRIMARY KEY,
  slot_at   DATETIME(6) NOT NULL,
  opened_at DATETIME(6) NOT NULL
);

-- Patients with Medicare who pay no cost sharing (QMB), as a payer or a person has said.
CREATE TABLE qualified_beneficiary (
  patient_id VARCHAR(36) NOT NULL PRIMARY KEY,
  told_by    VARCHAR(80) NOT NULL,
  told_on    DATE        NOT NULL
);
