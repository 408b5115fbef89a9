-- The claims behind figures whose day has to be worked out from a visit's whole history: no index finds those of a period,
-- so they are kept with each build.
CREATE TABLE kpi_claim (
  kpi         VARCHAR(40) NOT NULL,
  claim_id    VARCHAR(11) NOT NULL,
  family_id   VARCHAR(10) NOT NULL,
  on_day      DATE        NOT NULL,
  payer_id    VARCHAR(80) NOT NULL,
  payer_level INT         NOT NULL,
  -- As in kpi_fact: above and below the line, a count or cents.
  part        BIGINT      NOT NULL,
  whole       BIGINT      NOT NULL,
  PRIMARY KEY (kpi, claim_id)
);
CREATE INDEX ix_kpi_claim_day ON kpi_claim (kpi, on_day DESC, claim_id);
CREATE INDEX ix_kpi_claim_family ON kpi_claim (family_id);
