-- Secrets of authenticator apps are encrypted, which makes them longer.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

ALTER TABLE account MODIFY COLUMN code_secret VARCHAR(255);
ALTER TABLE account MODIFY COLUMN code_secret_offered VARCHAR(255);
