-- Checks and EFTs as the bank has them and as remittances announce them; days and months that are closed.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

CREATE TABLE deposit (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  -- Null: the bank statement does not say, or we know none of that name.
  payer_id VARCHAR(80),
  payer_name VARCHAR(200) NOT NULL,
  trace VARCHAR(80) NOT NULL,
  -- The same without blanks and leading zeros.
  trace_key VARCHAR(80) NOT NULL,
  method VARCHAR(3) NOT NULL,
  amount_cents BIGINT NOT NULL,
  payment_date DATE,
  -- The posting day on which it was first known.
  received_on DATE NOT NULL,
  remittance_id VARCHAR(36),
  bank_line_id VARCHAR(64),
  bank_on DATE,
  posted_cents BIGINT NOT NULL,
  provider_cents BIGINT NOT NULL,
  -- Kept apart by people's decisions: payments that are not ours, and the rest when it was closed.
  unapplied_cents BIGINT NOT NULL,
  rest_cents BIGINT NOT NULL,
  state VARCHAR(10) NOT NULL,
  closed_on DATE,
  closed_by VARCHAR(80),
  reason VARCHAR(500),
  reissued_by VARCHAR(36),
  CONSTRAINT uq_deposit_remittance UNIQUE (remittance_id),
  CONSTRAINT uq_deposit_bank_line UNIQUE (bank_line_id)
);
CREATE INDEX ix_deposit_trace ON deposit (trace_key, amount_cents);
CREATE INDEX ix_deposit_state ON deposit (state, payer_id);
CREATE INDEX ix_deposit_received ON deposit (received_on);

CREATE TABLE bank_line (
  -- Digest of what it says, and which of several alike in one statement it is.
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  file_id VARCHAR(36) NOT NULL,
  line_number INT NOT NULL,
  booked_on DATE NOT NULL,
  amount_cents BIGINT NOT NULL,
  trace VARCHAR(80) NOT NULL,
  payer VARCHAR(200) NOT NULL
);

CREATE TABLE closed_day (
  closed_on DATE NOT NULL PRIMARY KEY,
  closed_by VARCHAR(80) NOT NULL,
  closed_at DATETIME(6) NOT NULL,
  report LONGTEXT NOT NULL
);

CREATE TABLE locked_month (
  locked_month VARCHAR(7) NOT NULL PRIMARY KEY,
  locked_by VARCHAR(80) NOT NULL,
  locked_at DATETIME(6) NOT NULL
);

CREATE INDEX ix_ledger_entry_posted ON ledger_entry (posted_on);
CREATE INDEX ix_payer_ledger_posted ON payer_ledger_entry (posted_on);
