-- A file that was taken out of an archive names the archive and its place in it, so that who goes on after an
-- interruption takes out none twice.
ALTER TABLE exchange_file ADD COLUMN archive_id VARCHAR(36);
ALTER TABLE exchange_file ADD COLUMN archive_place INT;
CREATE UNIQUE INDEX uq_exchange_file_member ON exchange_file (archive_id, archive_place);
