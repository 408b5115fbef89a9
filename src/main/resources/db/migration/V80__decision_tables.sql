-- The decision tables that the processes ask, in versions with who and why.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

CREATE TABLE decision_table (
  -- The id of the decision in its DMN file.
  id       VARCHAR(60) NOT NULL PRIMARY KEY,
  -- The version that counts.
  in_force INT         NOT NULL,
  -- The newest version that came with the program; the practice's own stays in force beside it.
  shipped  INT         NOT NULL,
  -- The version that the process engine took last; 0 for none.
  deployed INT         NOT NULL
);

-- Added, never changed.
CREATE TABLE decision_table_version (
  decision_id    VARCHAR(60)   NOT NULL,
  version_number INT           NOT NULL,
  -- DMN.
  body           LONGTEXT      NOT NULL,
  -- SHA-256 of it, hexadecimal.
  body_hash      CHAR(64)      NOT NULL,
  -- SHIPPED, EDITED or ROLLED_BACK.
  origin         VARCHAR(12)   NOT NULL,
  -- The version that was taken up again; 0 for none.
  restored       INT           NOT NULL,
  -- The version that was in force when it came; 0 for none.
  version_before INT           NOT NULL,
  changed_by     VARCHAR(80)   NOT NULL,
  changed_at     DATETIME(6)   NOT NULL,
  reason         VARCHAR(1000) NOT NULL,
  PRIMARY KEY (decision_id, version_number)
);
