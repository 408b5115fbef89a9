-- Where visits, files and remittances rest in the processes, for the process map: built anew from claims, tasks and
-- money. Runs on H2 (MySQL mode) and MySQL 8 alike.
CREATE TABLE process_place (
  -- The process that rests itself; those that have called it follow from it.
  process_id    VARCHAR(40) NOT NULL,
  element_id    VARCHAR(60) NOT NULL,
  -- A payer claim, a visit, a batch or a remittance.
  subject       VARCHAR(80) NOT NULL,
  -- Empty for batches and remittances.
  family_id     VARCHAR(10) NOT NULL,
  payer_id      VARCHAR(80) NOT NULL,
  payer_level   INT         NOT NULL,
  since_on      DATE        NOT NULL,
  -- The last day on which it is not late; null where nothing is expected.
  due_on        DATE,
  -- Whether its claim went to the payer by mail, which takes longer.
  mailed        BOOLEAN     NOT NULL,
  open_cents    BIGINT      NOT NULL,
  PRIMARY KEY (process_id, element_id, subject)
);

CREATE INDEX ix_process_place_tally ON process_place (process_id, element_id, payer_id, since_on, due_on, open_cents);
CREATE INDEX ix_process_place_family ON process_place (family_id);

-- When that was built last; its one row is also what builders wait for each other at.
CREATE TABLE process_place_build (
  id       INT NOT NULL PRIMARY KEY,
  built_at DATETIME(6)
);

-- Which claims a denial keeps open, and which wait for the payer before, is looked up of all.
CREATE INDEX ix_payer_claim_denial_due ON payer_claim (denial_due);
CREATE INDEX ix_payer_claim_closed ON payer_claim (closed_reason);
