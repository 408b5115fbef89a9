-- The patients' portal: who is invited, who looks at it now, and what was entered there.
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

CREATE TABLE portal_invitation (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  patient_id VARCHAR(36) NOT NULL,
  -- Neither link nor code can be read from here.
  link_digest VARCHAR(64) NOT NULL,
  code_hash VARCHAR(200) NOT NULL,
  invited_at DATETIME(6) NOT NULL,
  invited_by VARCHAR(80) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  -- Wrong codes in a row.
  failures INT NOT NULL,
  locked_at DATETIME(6),
  ended_at DATETIME(6),
  ended_by VARCHAR(80),
  last_visit_at DATETIME(6),
  CONSTRAINT uq_portal_invitation_link UNIQUE (link_digest),
  CONSTRAINT fk_portal_invitation_patient FOREIGN KEY (patient_id) REFERENCES patient (id)
);
CREATE INDEX ix_portal_invitation_patient ON portal_invitation (patient_id, invited_at);

CREATE TABLE portal_session (
  -- The cookie itself stands nowhere.
  cookie_digest VARCHAR(64) NOT NULL PRIMARY KEY,
  invitation_id VARCHAR(36) NOT NULL,
  opened_at DATETIME(6) NOT NULL,
  seen_at DATETIME(6) NOT NULL,
  CONSTRAINT fk_portal_session_invitation FOREIGN KEY (invitation_id)
    REFERENCES portal_invitation (id)
);
CREATE INDEX ix_portal_session_seen ON portal_session (seen_at);

-- What patients say of their coverages. Nothing reads it but the portal and who decides about it:
-- before that it has no effect on anything.
CREATE TABLE portal_entry (
  id VARCHAR(36) NOT NULL PRIMARY KEY,
  patient_id VARCHAR(36) NOT NULL,
  invitation_id VARCHAR(36) NOT NULL,
  -- Of the form that was filled in: sent twice it is one entry.
  form_key VARCHAR(36) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  state VARCHAR(20) NOT NULL,
  -- Counts what the patient changed: who accepts names what they have seen.
  revision INT NOT NULL,
  -- The coverage as the patient saw it; empty for a new one.
  on_file_payer_id VARCHAR(80) NOT NULL,
  on_file_member_id VARCHAR(80) NOT NULL,
  payer_name VARCHAR(80) NOT NULL,
  filing_indicator VARCHAR(2) NOT NULL,
  member_id VARCHAR(80) NOT NULL,
  group_number VARCHAR(50) NOT NULL,
  relationship VARCHAR(2) NOT NULL,
  subscriber_last VARCHAR(60) NOT NULL,
  subscriber_first VARCHAR(35) NOT NULL,
  subscriber_birth_date DATE,
  effective_from DATE,
  effective_to DATE,
  entered_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  decided_at DATETIME(6),
  decided_by VARCHAR(80),
  -- Of a refusal, for the patient.
  reason VARCHAR(200) NOT NULL,
  CONSTRAINT uq_portal_entry_form UNIQUE (patient_id, form_key),
  CONSTRAINT fk_portal_entry_patient FOREIGN KEY (patient_id) REFERENCES patient (id),
  CONSTRAINT fk_portal_entry_invitation FOREIGN KEY (invitation_id)
    REFERENCES portal_invitation (id)
);
CREATE INDEX ix_portal_entry_state ON portal_entry (state, entered_at);
