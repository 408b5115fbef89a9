-- What goes to the process engine, what goes to and comes from clearinghouses.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

-- Outbox. A row lives until the engine has taken its message; id is the message id.
CREATE TABLE engine_message (
  ordinal BIGINT AUTO_INCREMENT PRIMARY KEY,
  id VARCHAR(36) NOT NULL,
  name VARCHAR(100) NOT NULL,
  correlation_key VARCHAR(100) NOT NULL,
  ttl_millis BIGINT NOT NULL,
  variables LONGTEXT NOT NULL,
  status VARCHAR(10) NOT NULL,
  attempts INT NOT NULL,
  -- Also the lease while a relay holds the row. Real time, not the application's clock.
  next_attempt_at DATETIME(6) NOT NULL,
  last_error VARCHAR(200),
  created_at DATETIME(6) NOT NULL,
  CONSTRAINT uq_engine_message_id UNIQUE (id)
);
CREATE INDEX ix_engine_message_due ON engine_message (status, next_attempt_at);
CREATE INDEX ix_engine_message_key ON engine_message (correlation_key, ordinal);

-- One row: which engine is in use, and by whom until when.
CREATE TABLE engine_epoch (
  id INT NOT NULL PRIMARY KEY,
  epoch BIGINT NOT NULL,
  owner VARCHAR(36) NOT NULL,
  -- Real time.
  lease_until DATETIME(6) NOT NULL
);
INSERT INTO engine_epoch (id, epoch, owner, lease_until) VALUES (1, 0, '', '2000-01-01 00:00:00');

-- Every root process and the instance that may work on it in this epoch.
CREATE TABLE process_root (
  root_id VARCHAR(80) NOT NULL PRIMARY KEY,
  process_id VARCHAR(100) NOT NULL,
  state VARCHAR(10) NOT NULL,
  epoch BIGINT NOT NULL,
  instance_key BIGINT,
  -- When the start may be published again if nobody registered. Real time.
  next_start_at DATETIME(6) NOT NULL,
  created_at DATETIME(6) NOT NULL
);
CREATE INDEX ix_process_root_open ON process_root (state, epoch, next_start_at);

-- Every file that came or went. content_key is direction and sha256; the same bytes again get a key
-- of their own and the fate DUPLICATE. in_folder until the file was moved out of the folder it came in.
CREATE TABLE exchange_file (
  ordinal BIGINT AUTO_INCREMENT PRIMARY KEY,
  id VARCHAR(36) NOT NULL,
  direction VARCHAR(3) NOT NULL,
  source VARCHAR(80) NOT NULL,
  name VARCHAR(255) NOT NULL,
  kind VARCHAR(60) NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  size_bytes BIGINT NOT NULL,
  archive_path VARCHAR(255) NOT NULL,
  content_key VARCHAR(120) NOT NULL,
  fate VARCHAR(20) NOT NULL,
  reason LONGTEXT,
  in_folder BOOLEAN NOT NULL,
  taken_on DATE NOT NULL,
  taken_at DATETIME(6) NOT NULL,
  CONSTRAINT uq_exchange_file_id UNIQUE (id),
  CONSTRAINT uq_exchange_file_content UNIQUE (content_key)
);
CREATE INDEX ix_exchange_file_fate ON exchange_file (fate, direction);
CREATE INDEX ix_exchange_file_sha ON exchange_file (sha256);

CREATE TABLE control_number (
  -- Sender, receiver and T or P.
  partner VARCHAR(80) NOT NULL PRIMARY KEY,
  next_number BIGINT NOT NULL
);

CREATE TABLE batch (
  id VARCHAR(40) NOT NULL PRIMARY KEY,
  clearinghouse VARCHAR(80) NOT NULL,
  payer_group VARCHAR(80) NOT NULL,
  test_data BOOLEAN NOT NULL,
  state VARCHAR(20) NOT NULL,
  claim_count INT NOT NULL,
  isa13 BIGINT,
  gs06 BIGINT,
  st02 VARCHAR(9),
  bht03 VARCHAR(30),
  -- The minute that stands in the envelope, so that the same batch always makes the same bytes.
  enveloped_at DATETIME(6),
  file_name VARCHAR(255),
  file_id VARCHAR(36),
  created_on DATE NOT NULL,
  sent_on DATE,
  ack_due DATE,
  answered_on DATE,
  reason VARCHAR(1000),
  CONSTRAINT fk_batch_file FOREIGN KEY (file_id) REFERENCES exchange_file (id)
);
CREATE INDEX ix_batch_isa13 ON batch (isa13);
CREATE INDEX ix_batch_gs06 ON batch (gs06);
CREATE INDEX ix_batch_state ON batch (state, clearinghouse);

-- Which versions a batch carries, in file order, and what became of them where it is not what
-- became of the batch.
CREATE TABLE batch_claim (
  batch_id VARCHAR(40) NOT NULL,
  pcn VARCHAR(12) NOT NULL,
  ordinal INT NOT NULL,
  fate VARCHAR(20) NOT NULL,
  reason VARCHAR(255),
  PRIMARY KEY (batch_id, pcn),
  CONSTRAINT fk_batch_claim_batch FOREIGN KEY (batch_id) REFERENCES batch (id)
);
CREATE INDEX ix_batch_claim_pcn ON batch_claim (pcn);
