-- What we asked payers about claims (276), and what they answered (277).
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

-- Files of inquiries. The numbers are stored before the file is written, so that it always has the
-- same bytes under the same name.
CREATE TABLE inquiry_file (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  clearinghouse VARCHAR(80) NOT NULL,
  test_data BOOLEAN NOT NULL,
  control BIGINT NOT NULL,
  enveloped_at DATETIME(6) NOT NULL,
  file_name VARCHAR(255) NOT NULL,
  -- Null until the file was handed over.
  sent_on DATE
);
CREATE INDEX ix_inquiry_file_sent ON inquiry_file (sent_on);

-- One question about one claim. id is TRN02, our own number, which the answer repeats.
CREATE TABLE status_inquiry (
  id VARCHAR(30) NOT NULL PRIMARY KEY,
  payer_claim_id VARCHAR(11) NOT NULL,
  occurrence INT NOT NULL,
  -- The claim number that the payer knows: of a forwarded claim the one of the payer before.
  pcn VARCHAR(50) NOT NULL,
  -- The payer's own number, if it was known when the question was asked.
  icn VARCHAR(50),
  payer_id VARCHAR(80) NOT NULL,
  clearinghouse VARCHAR(80) NOT NULL,
  asked_on DATE NOT NULL,
  -- Null until it stands in a file; an answer that nobody asked for never does.
  inquiry_file_id VARCHAR(36),
  -- Null until answered.
  answered_on DATE,
  answer_file_id VARCHAR(36),
  answer VARCHAR(12),
  codes VARCHAR(255),
  -- F3F forwarded, F3N not forwarded.
  forwarding VARCHAR(20),
  decided_on DATE,
  look_again_at DATETIME(6),
  CONSTRAINT uq_status_inquiry_occurrence UNIQUE (payer_claim_id, occurrence)
);
CREATE INDEX ix_status_inquiry_file ON status_inquiry (inquiry_file_id, answered_on);
