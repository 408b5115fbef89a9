-- Alarms about filing limits and appeals: each is raised once for a deadline.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

CREATE TABLE deadline_alarm (
  payer_claim_id VARCHAR(11) NOT NULL,
  -- FILING, NEXT_PAYER, APPEAL, NOT_SENT.
  kind VARCHAR(12) NOT NULL,
  last_day DATE NOT NULL,
  -- Days before the last day at which it was raised; 0 once that has passed.
  days_before INT NOT NULL,
  raised_on DATE NOT NULL,
  PRIMARY KEY (payer_claim_id, kind, last_day, days_before)
);
