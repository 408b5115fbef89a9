-- Several applications may work on one database.

-- Whoever makes statements holds this row: of two at a time one asks the patients, the other finds them asked.
CREATE TABLE statement_turn (
  id INT NOT NULL PRIMARY KEY
);

-- Each application counts in a row of its own how often tasks have changed; the others see it and have open lists ask again.
CREATE TABLE task_changes (
  application VARCHAR(36) NOT NULL PRIMARY KEY,
  changes BIGINT NOT NULL,
  changed_at DATETIME(6) NOT NULL
);
