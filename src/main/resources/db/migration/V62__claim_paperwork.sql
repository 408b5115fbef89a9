-- Paper that goes beside the claim to one payer (PWK), as a person has named it.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

CREATE TABLE claim_paperwork (
  payer_claim_id VARCHAR(11) NOT NULL PRIMARY KEY,
  report_type    VARCHAR(2)  NOT NULL,
  transmission   VARCHAR(2)  NOT NULL,
  control_number VARCHAR(50) NOT NULL,
  entered_by     VARCHAR(80) NOT NULL,
  entered_on     DATE        NOT NULL
);
