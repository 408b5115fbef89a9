-- Copies of ERAs on their way to the server of the practice's own system go as our files do to a clearinghouse's.
-- A delivery of an ERA names the file that came; it is WAITING, NAMING, DELIVERED as any other, or HELD: restored from
-- a backup, and perhaps delivered since; it goes when a person says so.
ALTER TABLE sftp_delivery ADD COLUMN era_id VARCHAR(36);
-- Who asked for it; null for the application itself.
ALTER TABLE sftp_delivery ADD COLUMN asked_by VARCHAR(255);
-- Why it could not be delivered when it was last tried, and what to do.
ALTER TABLE sftp_delivery ADD COLUMN problem VARCHAR(1000);
ALTER TABLE sftp_delivery ADD COLUMN remedy VARCHAR(1000);
CREATE INDEX ix_sftp_delivery_era ON sftp_delivery (era_id, asked_at);
