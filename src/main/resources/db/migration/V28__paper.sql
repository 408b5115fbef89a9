-- Claims on paper: packets that were written, batches that were printed, and what was mailed when.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

-- One row for each version on paper, so that its packet is written once.
CREATE TABLE print_packet (
  pcn VARCHAR(12) NOT NULL PRIMARY KEY,
  payer_claim_id VARCHAR(11) NOT NULL,
  -- Null: it cannot be printed, for the reason that stands beside it.
  file_name VARCHAR(80),
  problem VARCHAR(1000),
  written_on DATE NOT NULL
);

CREATE TABLE print_batch (
  id VARCHAR(40) NOT NULL PRIMARY KEY,
  -- What the caller calls it: the same again is the same batch.
  client_key VARCHAR(80),
  printer VARCHAR(40) NOT NULL,
  printed_on DATE NOT NULL,
  printed_by VARCHAR(80) NOT NULL,
  CONSTRAINT uq_print_batch_key UNIQUE (client_key)
);

CREATE TABLE print_batch_claim (
  batch_id VARCHAR(40) NOT NULL,
  ordinal INT NOT NULL,
  pcn VARCHAR(12) NOT NULL,
  payer_claim_id VARCHAR(11) NOT NULL,
  PRIMARY KEY (batch_id, ordinal),
  CONSTRAINT fk_print_batch_claim FOREIGN KEY (batch_id) REFERENCES print_batch (id)
);
CREATE INDEX ix_print_batch_claim ON print_batch_claim (payer_claim_id);

-- The proof that a version reached its payer in time (DOMAIN 6.1).
CREATE TABLE paper_mailing (
  pcn VARCHAR(12) NOT NULL PRIMARY KEY,
  payer_claim_id VARCHAR(11) NOT NULL,
  -- MAIL or PORTAL.
  way VARCHAR(10) NOT NULL,
  sent_on DATE NOT NULL,
  method VARCHAR(80) NOT NULL,
  -- A tracking number, or what the portal calls the claim.
  tracking VARCHAR(80) NOT NULL,
  -- The address as it was printed, a line each.
  address VARCHAR(500) NOT NULL,
  recorded_by VARCHAR(80) NOT NULL,
  recorded_on DATE NOT NULL
);
CREATE INDEX ix_paper_mailing_claim ON paper_mailing (payer_claim_id);
