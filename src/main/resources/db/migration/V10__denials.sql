-- Denials: what the next version of a claim is, what the work on a denial waits for, what the table
-- of decisions suggests, and appeals.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

-- CLM05-3 of the next version; none for an original.
ALTER TABLE payer_claim ADD COLUMN next_frequency VARCHAR(1);
ALTER TABLE payer_claim ADD COLUMN denial_wait VARCHAR(20);
ALTER TABLE payer_claim ADD COLUMN denial_due DATE;

-- What is suggested to whoever works a denial; the newest stands.
CREATE TABLE denial_suggestion (
  payer_claim_id VARCHAR(11) NOT NULL PRIMARY KEY,
  reason VARCHAR(20) NOT NULL,
  suggested_action VARCHAR(30) NOT NULL,
  rule_id VARCHAR(20) NOT NULL,
  why VARCHAR(500) NOT NULL,
  urgency INT NOT NULL,
  suggested_on DATE NOT NULL,
  CONSTRAINT fk_denial_suggestion_claim FOREIGN KEY (payer_claim_id) REFERENCES payer_claim (id)
);

-- One letter each; level 1 is the first appeal of a payer claim's denial.
CREATE TABLE appeal (
  id VARCHAR(40) NOT NULL PRIMARY KEY,
  payer_claim_id VARCHAR(11) NOT NULL,
  family_id VARCHAR(10) NOT NULL,
  appeal_level INT NOT NULL,
  reason VARCHAR(20) NOT NULL,
  amount_cents BIGINT NOT NULL,
  filed_on DATE NOT NULL,
  filed_by VARCHAR(80) NOT NULL,
  window_ends_on DATE NOT NULL,
  answer_due_on DATE NOT NULL,
  letter LONGTEXT NOT NULL,
  outcome VARCHAR(20),
  answered_on DATE,
  CONSTRAINT fk_appeal_claim FOREIGN KEY (payer_claim_id) REFERENCES payer_claim (id)
);
CREATE INDEX ix_appeal_claim ON appeal (payer_claim_id);

-- What a payer called a claim that it was billed out of turn (DOMAIN 7.1).
CREATE TABLE redirected_claim (
  family_id VARCHAR(10) NOT NULL,
  payer_id VARCHAR(80) NOT NULL,
  icn VARCHAR(50) NOT NULL,
  redirected_on DATE NOT NULL,
  PRIMARY KEY (family_id, payer_id),
  CONSTRAINT fk_redirected_claim_family FOREIGN KEY (family_id) REFERENCES claim_family (id)
);
