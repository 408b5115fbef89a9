-- Lists of claims are sorted by the day of service, so it stands at the claim, too.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

ALTER TABLE payer_claim ADD COLUMN service_from DATE;
UPDATE payer_claim SET service_from =
  (SELECT f.service_from FROM claim_family f WHERE f.id = payer_claim.family_id);
ALTER TABLE payer_claim MODIFY COLUMN service_from DATE NOT NULL;

CREATE INDEX ix_payer_claim_rows
  ON payer_claim (state, service_from DESC, family_id DESC, level DESC, payer_id);
CREATE INDEX ix_payer_claim_payer_rows
  ON payer_claim (payer_id, state, service_from DESC, family_id DESC, level DESC);
CREATE INDEX ix_family_held ON claim_family (held_by);
