-- Files on their way to a clearinghouse's SFTP server. One row for each file of ours, by the id of
-- its batch or of its file of questions. WAITING, then NAMING right before the server is asked to
-- give it its final name, then DELIVERED: who finds NAMING after an interruption looks on the
-- server before anything is sent.
CREATE TABLE sftp_delivery (
  id            VARCHAR(36)  NOT NULL PRIMARY KEY,
  clearinghouse VARCHAR(80)  NOT NULL,
  file_name     VARCHAR(255) NOT NULL,
  archive_path  VARCHAR(255) NOT NULL,
  sha256        VARCHAR(64)  NOT NULL,
  size_bytes    BIGINT       NOT NULL,
  state         VARCHAR(10)  NOT NULL,
  -- Server and folder in which it was to get its name; null before.
  place         VARCHAR(600),
  note          VARCHAR(500),
  asked_at      DATETIME(6)  NOT NULL,
  delivered_at  DATETIME(6)
);
CREATE INDEX ix_sftp_delivery_state ON sftp_delivery (state, clearinghouse, asked_at);

-- Files that were fetched and, as far as we know, still lie on the server.
CREATE TABLE sftp_fetched (
  clearinghouse   VARCHAR(80)  NOT NULL,
  name            VARCHAR(255) NOT NULL,
  size_bytes      BIGINT       NOT NULL,
  -- As the server has it, in seconds; compared with itself only.
  modified_second BIGINT       NOT NULL,
  -- Empty while it is not complete: taken as it is when it has not changed until the next look.
  sha256          VARCHAR(64)  NOT NULL,
  PRIMARY KEY (clearinghouse, name)
);

-- How it goes with each server. Times are the application's; the lease is in the database's time.
CREATE TABLE sftp_line (
  clearinghouse VARCHAR(80)  NOT NULL PRIMARY KEY,
  well_at       DATETIME(6),
  failing_since DATETIME(6),
  failures      INT          NOT NULL,
  problem       VARCHAR(1000),
  remedy        VARCHAR(1000),
  note          VARCHAR(1000),
  holder        VARCHAR(36)  NOT NULL,
  held_until    DATETIME(6)  NOT NULL
);
