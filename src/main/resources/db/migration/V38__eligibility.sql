-- What payers were asked about coverages (270) and what they said (271), asked or not.
CREATE TABLE eligibility (
  id            VARCHAR(60)  NOT NULL PRIMARY KEY,
  patient_id    VARCHAR(36)  NOT NULL,
  payer_id      VARCHAR(80)  NOT NULL,
  member_id     VARCHAR(80)  NOT NULL,
  service_on    DATE         NOT NULL,
  asked_on      DATE,
  asked_by      VARCHAR(80),
  -- TRN02 of the question; none if the payer told unasked.
  trace         VARCHAR(50),
  clearinghouse VARCHAR(40),
  file_id       VARCHAR(36),
  answered_on   DATE,
  outcome       VARCHAR(20),
  active_from   DATE,
  active_to     DATE,
  rejections    VARCHAR(255),
  other_payers  LONGTEXT,
  CONSTRAINT uq_eligibility_trace UNIQUE (trace)
);
CREATE INDEX ix_eligibility_coverage ON eligibility (patient_id, payer_id, member_id);
CREATE INDEX ix_eligibility_file ON eligibility (file_id);

CREATE TABLE eligibility_file (
  id            VARCHAR(36)  NOT NULL PRIMARY KEY,
  clearinghouse VARCHAR(40)  NOT NULL,
  test_data     BOOLEAN      NOT NULL,
  control       BIGINT       NOT NULL,
  enveloped_at  DATETIME(6)  NOT NULL,
  file_name     VARCHAR(255) NOT NULL,
  sent_on       DATE
);
