-- Who may work here.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

CREATE TABLE account (
  name VARCHAR(40) NOT NULL PRIMARY KEY,
  display_name VARCHAR(80) NOT NULL,
  -- With the name of its algorithm before it, so that a better one can follow.
  password_hash VARCHAR(200) NOT NULL,
  password_expired BOOLEAN NOT NULL,
  -- Names with commas between.
  roles VARCHAR(200) NOT NULL,
  active BOOLEAN NOT NULL,
  failures INT NOT NULL,
  locked_until DATETIME(6),
  last_login_at DATETIME(6),
  created_on DATE NOT NULL
);

-- What work lists are searched by.
CREATE INDEX ix_patient_name ON patient (last_name, first_name);
CREATE INDEX ix_task_closed ON task (closed_on);

-- What somebody has entered into a task's form and not completed yet: each person's own.
CREATE TABLE task_draft (
  task_id VARCHAR(120) NOT NULL,
  person VARCHAR(80) NOT NULL,
  body LONGTEXT NOT NULL,
  saved_at DATETIME(6) NOT NULL,
  PRIMARY KEY (task_id, person),
  CONSTRAINT fk_task_draft_task FOREIGN KEY (task_id) REFERENCES task (id)
);
