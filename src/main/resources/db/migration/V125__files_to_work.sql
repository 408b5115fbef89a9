-- What a file started may be done before all of it is read: that it still has to be read is not said by what became of it.
ALTER TABLE exchange_file ADD COLUMN to_work BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE exchange_file SET to_work = TRUE WHERE direction = 'IN' AND fate = 'RECEIVED';
CREATE INDEX ix_exchange_file_to_work ON exchange_file (to_work);
