-- The practice's payers and patients, its claims, what is asked of people, and what came in.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

CREATE TABLE payer (
  id VARCHAR(80) NOT NULL PRIMARY KEY,
  name VARCHAR(60) NOT NULL,
  filing_indicator VARCHAR(2) NOT NULL,
  needs_review BOOLEAN NOT NULL,
  first_seen DATE NOT NULL
);

CREATE TABLE patient (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  lock_version INT NOT NULL,
  practice VARCHAR(80) NOT NULL,
  -- Digest of practice, last name, first name, date of birth and gender; none without a date of birth.
  identity_digest VARCHAR(64),
  last_name VARCHAR(60) NOT NULL,
  first_name VARCHAR(35) NOT NULL,
  middle_name VARCHAR(25) NOT NULL,
  suffix VARCHAR(10) NOT NULL,
  birth_date DATE,
  gender VARCHAR(1) NOT NULL,
  CONSTRAINT uq_patient_identity UNIQUE (identity_digest)
);

CREATE TABLE coverage (
  patient_id VARCHAR(36) NOT NULL,
  ordinal INT NOT NULL,
  payer_id VARCHAR(80) NOT NULL,
  member_id VARCHAR(80) NOT NULL,
  group_number VARCHAR(50) NOT NULL,
  relationship VARCHAR(2) NOT NULL,
  effective_from DATE NOT NULL,
  effective_to DATE,
  confirmed_on DATE NOT NULL,
  PRIMARY KEY (patient_id, ordinal),
  CONSTRAINT fk_coverage_patient FOREIGN KEY (patient_id) REFERENCES patient (id)
);
CREATE INDEX ix_coverage_member ON coverage (member_id, payer_id);

CREATE TABLE claim_family (
  id VARCHAR(10) NOT NULL PRIMARY KEY,
  lock_version INT NOT NULL,
  practice_claim VARCHAR(50) NOT NULL,
  patient_id VARCHAR(36) NOT NULL,
  state VARCHAR(20) NOT NULL,
  charge_cents BIGINT NOT NULL,
  service_from DATE NOT NULL,
  service_to DATE NOT NULL,
  content LONGTEXT NOT NULL,
  opened_on DATE NOT NULL,
  CONSTRAINT fk_family_patient FOREIGN KEY (patient_id) REFERENCES patient (id)
);
CREATE INDEX ix_family_practice_claim ON claim_family (practice_claim);
CREATE INDEX ix_family_state ON claim_family (state);

CREATE TABLE payer_claim (
  id VARCHAR(11) NOT NULL PRIMARY KEY,
  lock_version INT NOT NULL,
  family_id VARCHAR(10) NOT NULL,
  level INT NOT NULL,
  payer_id VARCHAR(80) NOT NULL,
  state VARCHAR(20) NOT NULL,
  outcome VARCHAR(10),
  icn VARCHAR(50),
  origin VARCHAR(10) NOT NULL,
  accepted_on DATE,
  adjudicated_on DATE,
  crossover_due DATE,
  closed_reason VARCHAR(50),
  CONSTRAINT uq_payer_claim_level UNIQUE (family_id, level),
  CONSTRAINT fk_payer_claim_family FOREIGN KEY (family_id) REFERENCES claim_family (id)
);
CREATE INDEX ix_payer_claim_state ON payer_claim (state, payer_id);
CREATE INDEX ix_payer_claim_icn ON payer_claim (icn);

CREATE TABLE claim_version (
  pcn VARCHAR(12) NOT NULL PRIMARY KEY,
  payer_claim_id VARCHAR(11) NOT NULL,
  ordinal INT NOT NULL,
  frequency VARCHAR(1) NOT NULL,
  channel VARCHAR(10) NOT NULL,
  batch_id VARCHAR(40),
  file_name VARCHAR(255),
  sent_on DATE,
  CONSTRAINT uq_claim_version_ordinal UNIQUE (payer_claim_id, ordinal),
  CONSTRAINT fk_claim_version_claim FOREIGN KEY (payer_claim_id) REFERENCES payer_claim (id)
);
CREATE INDEX ix_claim_version_batch ON claim_version (batch_id);

-- What was sent, word for word: written once, never changed. No foreign key: a version's row is
-- rewritten with its claim, the snapshot never is.
CREATE TABLE claim_snapshot (
  pcn VARCHAR(12) NOT NULL PRIMARY KEY,
  body LONGTEXT NOT NULL,
  created_at DATETIME(6) NOT NULL
);

CREATE TABLE timeline_entry (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  family_id VARCHAR(10) NOT NULL,
  payer_claim_id VARCHAR(11),
  entered_on DATE NOT NULL,
  entered_at DATETIME(6) NOT NULL,
  rule_id VARCHAR(40) NOT NULL,
  text VARCHAR(1000) NOT NULL,
  CONSTRAINT fk_timeline_family FOREIGN KEY (family_id) REFERENCES claim_family (id)
);

CREATE TABLE task (
  id VARCHAR(120) NOT NULL PRIMARY KEY,
  kind VARCHAR(30) NOT NULL,
  subject VARCHAR(80) NOT NULL,
  occurrence INT NOT NULL,
  family_id VARCHAR(10),
  reason VARCHAR(255) NOT NULL,
  state VARCHAR(10) NOT NULL,
  group_name VARCHAR(20) NOT NULL,
  due_on DATE NOT NULL,
  opened_on DATE NOT NULL,
  closed_on DATE,
  CONSTRAINT uq_task_occurrence UNIQUE (subject, kind, occurrence)
);
CREATE INDEX ix_task_family ON task (family_id, state);
CREATE INDEX ix_task_state ON task (state, kind);

-- Which claims of the practice are ours already: one family per claim number of a billing provider.
CREATE TABLE intake_family (
  billing_provider VARCHAR(80) NOT NULL,
  practice_claim VARCHAR(50) NOT NULL,
  content_digest VARCHAR(64) NOT NULL,
  family_id VARCHAR(10) NOT NULL,
  PRIMARY KEY (billing_provider, practice_claim),
  CONSTRAINT fk_intake_family FOREIGN KEY (family_id) REFERENCES claim_family (id)
);

-- What became of each claim of each file.
CREATE TABLE intake_claim (
  file_id VARCHAR(64) NOT NULL,
  ordinal INT NOT NULL,
  practice_claim VARCHAR(50) NOT NULL,
  fate VARCHAR(10) NOT NULL,
  reason VARCHAR(1000),
  family_id VARCHAR(10),
  PRIMARY KEY (file_id, ordinal)
);
