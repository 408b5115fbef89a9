-- What patients paid and got back, and to which visit each cent belongs. The families' ledger says
-- what it was used for; here stands where it came from.

CREATE TABLE patient_payment (
  id           VARCHAR(48)  NOT NULL PRIMARY KEY,
  patient_id   VARCHAR(36)  NOT NULL,
  -- The caller's own name for it: what is sent twice is booked once.
  client_key   VARCHAR(80),
  -- The visit that it is for; none if it is for whatever is owed.
  family_id    VARCHAR(10),
  kind         VARCHAR(10)  NOT NULL,
  -- Negative for what the patient got back.
  amount_cents BIGINT       NOT NULL,
  method       VARCHAR(20)  NOT NULL,
  reference_id VARCHAR(80)  NOT NULL,
  received_on  DATE         NOT NULL,
  entered_on   DATE         NOT NULL,
  entered_by   VARCHAR(80)  NOT NULL,
  note         VARCHAR(255) NOT NULL,
  voided_on    DATE,
  voided_by    VARCHAR(80),
  CONSTRAINT uq_patient_payment_key UNIQUE (patient_id, client_key),
  CONSTRAINT fk_patient_payment_patient FOREIGN KEY (patient_id) REFERENCES patient (id)
);

-- Only ever added to; what was given to a visit is taken away by a negative row.
CREATE TABLE patient_allocation (
  id           BIGINT AUTO_INCREMENT PRIMARY KEY,
  payment_id   VARCHAR(48)  NOT NULL,
  family_id    VARCHAR(10)  NOT NULL,
  amount_cents BIGINT       NOT NULL,
  booked_on    DATE         NOT NULL,
  CONSTRAINT fk_patient_allocation_payment FOREIGN KEY (payment_id) REFERENCES patient_payment (id)
);
CREATE INDEX ix_patient_allocation_family ON patient_allocation (family_id);

-- What was paid back to a payer out of a family's credit.
CREATE TABLE payer_refund (
  id           VARCHAR(36)  NOT NULL PRIMARY KEY,
  family_id    VARCHAR(10)  NOT NULL,
  client_key   VARCHAR(80),
  payer_level  INT          NOT NULL,
  amount_cents BIGINT       NOT NULL,
  reference_id VARCHAR(80)  NOT NULL,
  refunded_on  DATE         NOT NULL,
  entered_by   VARCHAR(80)  NOT NULL,
  note         VARCHAR(255) NOT NULL,
  CONSTRAINT uq_payer_refund_key UNIQUE (family_id, client_key)
);

CREATE INDEX ix_family_patient ON claim_family (patient_id);

-- What was paid at visits that are ours already.
INSERT INTO patient_payment (id, patient_id, client_key, family_id, kind, amount_cents, method,
  reference_id, received_on, entered_on, entered_by, note)
SELECT CONCAT('F5-', f.id), f.patient_id, NULL, f.id, 'COPAY', SUM(e.amount_cents), 'AT_VISIT', '',
  f.service_from, f.opened_on, 'intake', ''
FROM claim_family f JOIN ledger_entry e ON e.family_id = f.id
WHERE e.posting_id = CONCAT('OPEN-', f.id) AND e.bucket = 'PATIENT_PAID'
GROUP BY f.id, f.patient_id, f.service_from, f.opened_on;

INSERT INTO patient_allocation (payment_id, family_id, amount_cents, booked_on)
SELECT id, family_id, amount_cents, entered_on FROM patient_payment WHERE kind = 'COPAY';
