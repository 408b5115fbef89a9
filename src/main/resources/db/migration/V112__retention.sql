-- How long records are kept, and what is kept beyond that (DOMAIN 11, retention).
-- Runs on H2 (MySQL mode) and MySQL 8 alike.
-- Legal holds. Never deleted; when what it was about is gone in the end, subject and reasons are emptied.
CREATE TABLE legal_hold (
  id             VARCHAR(36)  NOT NULL PRIMARY KEY,
  -- The form's own name for it: what is sent twice is one hold.
  client_key     VARCHAR(80)  NOT NULL,
  -- PATIENT, CLAIM (a visit with the claims to all payers) or PAYER.
  scope          VARCHAR(10)  NOT NULL,
  subject        VARCHAR(80)  NOT NULL,
  reason         VARCHAR(500) NOT NULL,
  placed_by      VARCHAR(80)  NOT NULL,
  placed_at      DATETIME(6)  NOT NULL,
  released_by    VARCHAR(80),
  released_at    DATETIME(6),
  release_reason VARCHAR(500),
  CONSTRAINT uq_legal_hold_key UNIQUE (client_key)
);
CREATE INDEX ix_legal_hold_subject ON legal_hold (scope, subject, released_at);
-- Who purges and who places a hold wait here for each other.
CREATE TABLE retention_gate (
  id INT NOT NULL PRIMARY KEY
);
INSERT INTO retention_gate (id) VALUES (1);
-- What runs of the purge did: counts and days, nobody's data.
CREATE TABLE purge_run (
  id           VARCHAR(36) NOT NULL PRIMARY KEY,
  started_at   DATETIME(6) NOT NULL,
  -- Null: it was cut off; the next one goes on.
  ended_at     DATETIME(6),
  started_by   VARCHAR(80) NOT NULL,
  -- Claims whose last movement was before this day.
  claims_before DATE       NOT NULL,
  families     BIGINT      NOT NULL,
  patients     BIGINT      NOT NULL,
  payments     BIGINT      NOT NULL,
  files        BIGINT      NOT NULL,
  portal_rows  BIGINT      NOT NULL,
  work_rows    BIGINT      NOT NULL,
  audit_entries BIGINT     NOT NULL,
  held_families BIGINT     NOT NULL,
  held_patients BIGINT     NOT NULL
);
CREATE INDEX ix_purge_run_started ON purge_run (started_at);
-- Archived files whose rows are gone and that may still lie on the disk.
CREATE TABLE purged_file (
  place VARCHAR(600) NOT NULL PRIMARY KEY,
  purged_on DATE NOT NULL
);
-- The ledger of what was purged, by day: each day, payer and bucket keeps its sum.
CREATE TABLE purged_posting (
  posted_on    DATE        NOT NULL,
  -- As day reports tell postings apart: REMITTANCE, BROUGHT_IN, REFUND or OTHER.
  kind         VARCHAR(12) NOT NULL,
  payer_id     VARCHAR(80) NOT NULL,
  bucket       VARCHAR(16) NOT NULL,
  payer_level  INT         NOT NULL,
  amount_cents BIGINT      NOT NULL,
  entries      BIGINT      NOT NULL,
  PRIMARY KEY (posted_on, kind, payer_id, bucket, payer_level)
);
-- What patients paid that are purged, by day.
CREATE TABLE purged_patient_payment (
  received_on  DATE        NOT NULL,
  kind         VARCHAR(10) NOT NULL,
  method       VARCHAR(20) NOT NULL,
  voided       BOOLEAN     NOT NULL,
  amount_cents BIGINT      NOT NULL,
  payments     BIGINT      NOT NULL,
  PRIMARY KEY (received_on, kind, method, voided)
);
-- What purged claims count for the figures of managers; like kpi_fact, and added to it at each build.
CREATE TABLE purged_kpi_fact (
  kpi         VARCHAR(40) NOT NULL,
  fact_day    DATE        NOT NULL,
  payer_id    VARCHAR(80) NOT NULL,
  payer_level INT         NOT NULL,
  reason      VARCHAR(20) NOT NULL,
  lag_days    INT         NOT NULL,
  parts       BIGINT      NOT NULL,
  wholes      BIGINT      NOT NULL,
  items       BIGINT      NOT NULL,
  PRIMARY KEY (kpi, fact_day, payer_id, payer_level, reason, lag_days)
);
-- How many visits were purged of each day on which they were opened, and their charges.
CREATE TABLE purged_family (
  opened_on    DATE   NOT NULL PRIMARY KEY,
  families     BIGINT NOT NULL,
  charge_cents BIGINT NOT NULL
);
-- Claim payments of a remittance that are purged: with those that are left, they are what it paid.
ALTER TABLE remittance ADD COLUMN purged_payments INT NOT NULL DEFAULT 0;
ALTER TABLE remittance ADD COLUMN purged_cents BIGINT NOT NULL DEFAULT 0;
-- Of them, what a deposit counts as posted, and what was kept apart.
ALTER TABLE remittance ADD COLUMN purged_posted_cents BIGINT NOT NULL DEFAULT 0;
ALTER TABLE remittance ADD COLUMN purged_aside_cents BIGINT NOT NULL DEFAULT 0;
-- Money whose claim is purged: what is booked stays, whom it was about is gone, and it is never booked back.
ALTER TABLE payer_ledger_entry ADD COLUMN purged BOOLEAN NOT NULL DEFAULT FALSE;
-- The audit log's oldest entries go after their time; the chain begins behind the last of them.
ALTER TABLE audit_head ADD COLUMN purged_number BIGINT NOT NULL DEFAULT 0;
ALTER TABLE audit_head ADD COLUMN purged_digest VARCHAR(64) NOT NULL DEFAULT '';
CREATE INDEX ix_audit_happened ON audit_entry (happened_at);
