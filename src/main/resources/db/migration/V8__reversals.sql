-- Which payment took a decision back or replaced it (DOMAIN 3.5), and whom a provider adjustment is about.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

ALTER TABLE claim_payment ADD COLUMN reversed_by VARCHAR(48);
CREATE INDEX ix_claim_payment_icn ON claim_payment (icn);

ALTER TABLE payer_ledger_entry ADD COLUMN code VARCHAR(2);
ALTER TABLE payer_ledger_entry ADD COLUMN payer_claim_id VARCHAR(11);
CREATE INDEX ix_payer_ledger_reference ON payer_ledger_entry (payer_id, reference_id);

ALTER TABLE remittance ADD COLUMN payee_id VARCHAR(80);
-- The same trace number with other content is a person's (DOMAIN 3.8).
CREATE INDEX ix_remittance_trace ON remittance (trace);
