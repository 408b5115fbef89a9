-- What patients were asked for, and when. A run of a day is made once.
CREATE TABLE patient_statement (
  id           VARCHAR(36)  NOT NULL PRIMARY KEY,
  patient_id   VARCHAR(36)  NOT NULL,
  stated_on    DATE         NOT NULL,
  number       INT          NOT NULL,
  due_cents    BIGINT       NOT NULL,
  due_on       DATE         NOT NULL,
  file_name    VARCHAR(255) NOT NULL,
  made_by      VARCHAR(80)  NOT NULL,
  CONSTRAINT uq_patient_statement UNIQUE (patient_id, stated_on),
  CONSTRAINT uq_patient_statement_number UNIQUE (stated_on, number),
  CONSTRAINT fk_patient_statement FOREIGN KEY (patient_id) REFERENCES patient (id)
);
