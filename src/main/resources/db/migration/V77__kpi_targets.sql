-- Targets of figures where the practice has set its own, and who set which when.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.
CREATE TABLE kpi_target (
  kpi  VARCHAR(40) NOT NULL PRIMARY KEY,
  -- Percent, days or cents; null for the usual one.
  goal INT
);

CREATE TABLE kpi_target_change (
  id         BIGINT AUTO_INCREMENT PRIMARY KEY,
  kpi        VARCHAR(40) NOT NULL,
  old_goal   INT         NOT NULL,
  new_goal   INT         NOT NULL,
  changed_by VARCHAR(80) NOT NULL,
  -- UTC.
  changed_at DATETIME(6) NOT NULL
);

CREATE INDEX ix_kpi_target_change ON kpi_target_change (kpi, id);
