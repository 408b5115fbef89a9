-- What lists of claims are sorted and narrowed by.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

CREATE INDEX ix_family_service ON claim_family (service_from, id);
CREATE INDEX ix_payer_claim_level ON payer_claim (state, level);
