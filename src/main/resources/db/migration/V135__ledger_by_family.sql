-- A visit's money is summed up from the index alone: the entries themselves lie by posting, far apart on the disk.
CREATE INDEX ix_ledger_entry_money ON ledger_entry (family_id, bucket, payer_level, posted_on, amount_cents);
ALTER TABLE ledger_entry DROP INDEX ix_ledger_entry_family;
