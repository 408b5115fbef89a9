-- What a correction of a coverage changed; empty for every other act, and for those before this.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

ALTER TABLE coverage_history ADD COLUMN group_number VARCHAR(50) NOT NULL DEFAULT '';
ALTER TABLE coverage_history ADD COLUMN was_member_id VARCHAR(80) NOT NULL DEFAULT '';
ALTER TABLE coverage_history ADD COLUMN was_group_number VARCHAR(50) NOT NULL DEFAULT '';
