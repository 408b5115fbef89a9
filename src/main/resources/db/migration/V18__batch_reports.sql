-- Until when the clearinghouse's report on the claims of a file is awaited (DOMAIN 8.2).
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

ALTER TABLE batch ADD COLUMN report_due DATE;
