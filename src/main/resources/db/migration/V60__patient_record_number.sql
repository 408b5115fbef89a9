-- The practice's own number of a patient (REF*EA, medical record number); empty where none is known.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

ALTER TABLE patient ADD COLUMN record_number VARCHAR(50) NOT NULL DEFAULT '';
CREATE INDEX ix_patient_record_number ON patient (record_number);
