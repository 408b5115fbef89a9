-- What the figures of managers stand on: what became of each version, how each decision ended, and sums that
-- are built anew from claims and money. Runs on H2 (MySQL mode) and MySQL 8 alike.

-- Whether a version was taken or refused before adjudication (DOMAIN 4.3); none as long as nobody has said.
CREATE TABLE version_answer (
  pcn         VARCHAR(12)  NOT NULL PRIMARY KEY,
  -- ACCEPTED or REJECTED; what was accepted can be refused later, not the other way round.
  fate        VARCHAR(10)  NOT NULL,
  codes       VARCHAR(255) NOT NULL,
  answered_on DATE         NOT NULL
);

INSERT INTO version_answer (pcn, fate, codes, answered_on)
SELECT v.pcn, 'ACCEPTED', '', c.accepted_on
FROM payer_claim c JOIN claim_version v ON v.payer_claim_id = c.id
WHERE c.accepted_on IS NOT NULL AND c.state <> 'REJECTED'
  AND v.ordinal = (SELECT MAX(n.ordinal) FROM claim_version n WHERE n.payer_claim_id = c.id);

INSERT INTO version_answer (pcn, fate, codes, answered_on)
SELECT v.pcn, 'REJECTED', '', v.sent_on
FROM payer_claim c JOIN claim_version v ON v.payer_claim_id = c.id
WHERE c.state = 'REJECTED' AND v.sent_on IS NOT NULL
  AND v.ordinal = (SELECT MAX(n.ordinal) FROM claim_version n WHERE n.payer_claim_id = c.id);

INSERT INTO version_answer (pcn, fate, codes, answered_on)
SELECT b.pcn, 'REJECTED', MAX(COALESCE(b.reason, '')), MAX(a.answered_on)
FROM batch_claim b JOIN batch a ON a.id = b.batch_id
WHERE b.fate IN ('NAMED', 'INNOCENT') AND a.answered_on IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM version_answer v WHERE v.pcn = b.pcn)
GROUP BY b.pcn;

-- How a posted decision ended (DOMAIN 3.3), looked at once: it does not change any more.
CREATE TABLE payment_result (
  payment_id VARCHAR(48) NOT NULL PRIMARY KEY,
  -- PAID, PARTIAL, PAT_RESP or DENIED.
  outcome    VARCHAR(10) NOT NULL
);

-- What of a decision was denied, by line and reason.
CREATE TABLE denied_line (
  payment_id   VARCHAR(48) NOT NULL,
  ordinal      INT         NOT NULL,
  line_number  INT         NOT NULL,
  -- Group and CARC; empty if the payer gave no reason that explains it.
  reason       VARCHAR(20) NOT NULL,
  denied_cents BIGINT      NOT NULL,
  PRIMARY KEY (payment_id, ordinal)
);

-- What counts for a figure, summed up by day: of whatever period and payer it is asked for, few rows are read.
CREATE TABLE kpi_fact (
  kpi         VARCHAR(40) NOT NULL,
  fact_day    DATE        NOT NULL,
  payer_id    VARCHAR(80) NOT NULL,
  payer_level INT         NOT NULL,
  reason      VARCHAR(20) NOT NULL,
  -- Days that something took, where a figure is about that; otherwise 0.
  lag_days    INT         NOT NULL,
  -- The sums above and below the line: a count, or cents.
  parts       BIGINT      NOT NULL,
  wholes      BIGINT      NOT NULL,
  items       BIGINT      NOT NULL,
  PRIMARY KEY (kpi, fact_day, payer_id, payer_level, reason, lag_days)
);

-- Who owes what of a visit that was billed. Nothing stands here for what is settled.
CREATE TABLE open_balance (
  family_id    VARCHAR(10) NOT NULL,
  -- PAYER, DENIED (nobody has decided yet), PATIENT or CREDIT (negative: owed by us).
  owner        VARCHAR(10) NOT NULL,
  payer_level  INT         NOT NULL,
  payer_id     VARCHAR(80) NOT NULL,
  service_from DATE        NOT NULL,
  -- Since when it is this owner's.
  since_on     DATE        NOT NULL,
  open_cents   BIGINT      NOT NULL,
  PRIMARY KEY (family_id, owner, payer_level)
);

-- A figure at the end of a day; payer_id is empty for all payers together. Never changed once the day is over.
CREATE TABLE kpi_day (
  kpi          VARCHAR(40) NOT NULL,
  snapshot_day DATE        NOT NULL,
  payer_id     VARCHAR(80) NOT NULL,
  numerator    BIGINT      NOT NULL,
  denominator  BIGINT      NOT NULL,
  PRIMARY KEY (kpi, payer_id, snapshot_day)
);

-- When the sums were built last; its one row is also what builders wait for each other at.
CREATE TABLE kpi_build (
  id          INT         NOT NULL PRIMARY KEY,
  built_at    DATETIME(6),
  built_on    DATE,
  claim_count BIGINT      NOT NULL
);

CREATE INDEX ix_claim_version_sent ON claim_version (sent_on);
CREATE INDEX ix_payer_claim_decided ON payer_claim (adjudicated_on);
