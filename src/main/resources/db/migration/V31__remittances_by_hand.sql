-- Remittances that people type in from paper: who did, drafts of them, scanned pages.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

-- Null: it came as an 835.
ALTER TABLE remittance ADD COLUMN entered_by VARCHAR(80);

-- What was typed in once is taken once, however often it is sent.
CREATE TABLE remittance_entry (
  entry_key VARCHAR(100) NOT NULL PRIMARY KEY,
  -- The remittance, or the payment that stands after a correction.
  remittance_id VARCHAR(48) NOT NULL,
  content_hash VARCHAR(64) NOT NULL,
  entered_by VARCHAR(80) NOT NULL,
  entered_on DATE NOT NULL
);

CREATE TABLE remittance_draft (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  body LONGTEXT NOT NULL,
  changed_by VARCHAR(80) NOT NULL,
  changed_on DATE NOT NULL
);

CREATE TABLE remittance_scan (
  remittance_id VARCHAR(36) NOT NULL PRIMARY KEY,
  media_type VARCHAR(40) NOT NULL,
  size_bytes BIGINT NOT NULL,
  archive_path VARCHAR(255) NOT NULL,
  attached_by VARCHAR(80) NOT NULL,
  attached_on DATE NOT NULL
);
