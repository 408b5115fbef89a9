-- What an authenticator app makes its codes of; null while the account logs in by password alone.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

ALTER TABLE account ADD COLUMN code_secret VARCHAR(64);
-- Shown to the person, and not yet confirmed by a code.
ALTER TABLE account ADD COLUMN code_secret_offered VARCHAR(64);
-- The last code that was used, by its place in time: none is used twice.
ALTER TABLE account ADD COLUMN code_step BIGINT;
