-- What payers said on the telephone.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

CREATE TABLE call_log (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  task_id VARCHAR(120) NOT NULL,
  subject VARCHAR(80) NOT NULL,
  called_by VARCHAR(80) NOT NULL,
  called_at DATETIME(6) NOT NULL,
  spoke_to VARCHAR(80) NOT NULL,
  call_reference VARCHAR(50) NOT NULL,
  -- What they promised for which day; null if nothing.
  promised_on DATE,
  CONSTRAINT fk_call_log_task FOREIGN KEY (task_id) REFERENCES task (id)
);
CREATE INDEX ix_call_log_subject ON call_log (subject);
