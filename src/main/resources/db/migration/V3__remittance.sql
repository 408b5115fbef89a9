-- Remittances as they came, what became of every claim payment in them, and the ledger.

CREATE TABLE remittance (
  id              VARCHAR(36)  NOT NULL PRIMARY KEY,
  file_id         VARCHAR(36)  NOT NULL,
  ordinal         INT          NOT NULL,
  payer_id        VARCHAR(80),
  payer_name      VARCHAR(80)  NOT NULL,
  payer_tax_id    VARCHAR(30)  NOT NULL,
  trace           VARCHAR(80)  NOT NULL,
  method          VARCHAR(3)   NOT NULL,
  paid_cents      BIGINT       NOT NULL,
  payment_date    DATE,
  received_on     DATE         NOT NULL,
  state           VARCHAR(20)  NOT NULL,
  transaction_key VARCHAR(64),
  -- identification of the payer beside payer_id: REF*2U and its like, one per line
  payer_ids       VARCHAR(500) NOT NULL,
  CONSTRAINT uq_remittance_place UNIQUE (file_id, ordinal),
  CONSTRAINT uq_remittance_transaction UNIQUE (transaction_key)
);

CREATE TABLE claim_payment (
  id              VARCHAR(48)  NOT NULL PRIMARY KEY,
  remittance_id   VARCHAR(36),
  ordinal         INT          NOT NULL,
  claim_number    VARCHAR(50)  NOT NULL,
  status          VARCHAR(2)   NOT NULL,
  charge_cents    BIGINT       NOT NULL,
  paid_cents      BIGINT       NOT NULL,
  icn             VARCHAR(50)  NOT NULL,
  adjudicated_on  DATE         NOT NULL,
  disposition     VARCHAR(12)  NOT NULL,
  reason          VARCHAR(60),
  payer_claim_id  VARCHAR(11),
  family_id       VARCHAR(10),
  duplicate_key   VARCHAR(64),
  body            LONGTEXT     NOT NULL,
  CONSTRAINT uq_claim_payment_key UNIQUE (duplicate_key)
);
CREATE INDEX ix_claim_payment_remittance ON claim_payment (remittance_id, ordinal);
CREATE INDEX ix_claim_payment_claim ON claim_payment (payer_claim_id, disposition);
CREATE INDEX ix_claim_payment_family ON claim_payment (family_id);

CREATE TABLE provider_adjustment (
  remittance_id   VARCHAR(36)  NOT NULL,
  ordinal         INT          NOT NULL,
  code            VARCHAR(2)   NOT NULL,
  reference_id    VARCHAR(50)  NOT NULL,
  amount_cents    BIGINT       NOT NULL,
  segment         INT          NOT NULL,
  PRIMARY KEY (remittance_id, ordinal)
);

CREATE TABLE ledger_entry (
  posting_id      VARCHAR(60)  NOT NULL,
  ordinal         INT          NOT NULL,
  family_id       VARCHAR(10)  NOT NULL,
  bucket          VARCHAR(16)  NOT NULL,
  payer_level     INT          NOT NULL,
  line_number     INT          NOT NULL,
  amount_cents    BIGINT       NOT NULL,
  reason          VARCHAR(20)  NOT NULL,
  segment         INT          NOT NULL,
  posted_on       DATE         NOT NULL,
  PRIMARY KEY (posting_id, ordinal)
);
CREATE INDEX ix_ledger_entry_family ON ledger_entry (family_id);

CREATE TABLE payer_ledger_entry (
  source_id       VARCHAR(60)  NOT NULL PRIMARY KEY,
  payer_id        VARCHAR(80)  NOT NULL,
  account         VARCHAR(12)  NOT NULL,
  amount_cents    BIGINT       NOT NULL,
  reference_id    VARCHAR(50)  NOT NULL,
  posted_on       DATE         NOT NULL
);
CREATE INDEX ix_payer_ledger_payer ON payer_ledger_entry (payer_id);
