-- What lists of remittances and deposits are sorted and narrowed by.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

CREATE INDEX ix_remittance_received ON remittance (received_on, id);
CREATE INDEX ix_remittance_state ON remittance (state, received_on);
CREATE INDEX ix_remittance_payer ON remittance (payer_id, received_on);
CREATE INDEX ix_deposit_bank ON deposit (bank_on);
CREATE INDEX ix_family_charge ON claim_family (service_from, charge_cents);
