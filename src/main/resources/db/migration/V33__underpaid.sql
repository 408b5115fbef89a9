-- Lines that a payer allowed less for than its contract says.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

CREATE TABLE underpaid_line (
  payer_claim_id VARCHAR(11) NOT NULL,
  line_number INT NOT NULL,
  payment_id VARCHAR(48) NOT NULL,
  procedure_code VARCHAR(60) NOT NULL,
  charge_cents BIGINT NOT NULL,
  allowed_cents BIGINT NOT NULL,
  rate_cents BIGINT NOT NULL,
  short_cents BIGINT NOT NULL,
  found_on DATE NOT NULL,
  PRIMARY KEY (payer_claim_id, line_number)
);
