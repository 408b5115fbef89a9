-- What the list of patients is sorted, searched and narrowed by, and visits that are being typed in.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

CREATE INDEX ix_patient_born ON patient (birth_date);
CREATE INDEX ix_family_state_patient ON claim_family (state, patient_id);
CREATE INDEX ix_family_patient_service ON claim_family (patient_id, service_from, id);

-- A person types in one visit at a time.
CREATE TABLE visit_draft (
  person   VARCHAR(80)  NOT NULL PRIMARY KEY,
  body     LONGTEXT     NOT NULL,
  saved_at DATETIME(6)  NOT NULL
);
