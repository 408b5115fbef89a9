-- The newest batches, and whether anything was sent in earnest, without reading all that were ever sent.
CREATE INDEX ix_batch_newest ON batch (created_on DESC, isa13 DESC, id);
CREATE INDEX ix_batch_sent ON batch (test_data, sent_on);
-- Deposits that the bank has not shown yet.
CREATE INDEX ix_deposit_awaited ON deposit (bank_on, state, remittance_id);
-- Whose money is open, the newest first.
CREATE INDEX ix_open_balance_since ON open_balance (since_on DESC, family_id, payer_level);
