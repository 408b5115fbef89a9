-- Who did and saw what. Entries are only ever added; each one bears the digest of the one before it, so that a changed or
-- missing one shows.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

CREATE TABLE audit_entry (
  number BIGINT NOT NULL PRIMARY KEY,
  happened_at DATETIME(6) NOT NULL,
  person VARCHAR(80) NOT NULL,
  action VARCHAR(20) NOT NULL,
  -- What it was done to: the address of a page or call, which names no patient.
  target VARCHAR(400) NOT NULL,
  outcome VARCHAR(40) NOT NULL,
  source VARCHAR(60) NOT NULL,
  digest VARCHAR(64) NOT NULL
);
CREATE INDEX ix_audit_person ON audit_entry (person, happened_at);

-- Whoever adds an entry locks this one row first.
CREATE TABLE audit_head (
  id INT NOT NULL PRIMARY KEY,
  last_number BIGINT NOT NULL,
  last_digest VARCHAR(64) NOT NULL
);
INSERT INTO audit_head (id, last_number, last_digest) VALUES (1, 0, '');
