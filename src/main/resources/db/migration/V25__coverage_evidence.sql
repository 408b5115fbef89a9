-- What payers say about a family's coverages against the order that stands (271, 835 NM1*PR):
-- evidence for the person who sets the order, and what a new coverage is filled in with.
CREATE TABLE coverage_evidence (
  id VARCHAR(120) NOT NULL PRIMARY KEY,
  family_id VARCHAR(10) NOT NULL,
  told_at_level INT NOT NULL,
  source VARCHAR(10) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  place VARCHAR(20) NOT NULL,
  payer_id VARCHAR(80) NOT NULL,
  payer_name VARCHAR(60) NOT NULL,
  member_id VARCHAR(80) NOT NULL,
  group_number VARCHAR(50) NOT NULL,
  insurance_type VARCHAR(3) NOT NULL,
  subscriber_last VARCHAR(60) NOT NULL,
  subscriber_first VARCHAR(35) NOT NULL,
  effective_from DATE,
  effective_to DATE,
  told_on DATE NOT NULL,
  CONSTRAINT fk_evidence_family FOREIGN KEY (family_id) REFERENCES claim_family (id)
);
CREATE INDEX ix_evidence_family ON coverage_evidence (family_id);
