-- A person uploads the file of such a batch at the clearinghouse's portal; nothing is put into its folder.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

ALTER TABLE batch ADD COLUMN by_hand BOOLEAN NOT NULL DEFAULT FALSE;

-- The list of batches, the newest first, and the work of one claim's version.
CREATE INDEX ix_batch_created ON batch (created_on, id);
