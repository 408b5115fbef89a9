-- Payer claims whose decision stands, by its day. Counted: paid or left to the patient, on the only version.
SELECT c.id AS claim_id, c.family_id, c.adjudicated_on AS on_day, c.payer_id, c.level AS payer_level, '' AS reason,
  CASE WHEN c.outcome IN ('PAID', 'PAT_RESP')
    AND NOT EXISTS (SELECT 1 FROM claim_version v WHERE v.payer_claim_id = c.id AND v.ordinal > 0)
    THEN 1 ELSE 0 END AS part,
  1 AS whole, 0 AS lag_days
FROM payer_claim c
WHERE c.adjudicated_on BETWEEN :from AND :to AND c.outcome IS NOT NULL
  AND EXISTS (SELECT 1 FROM claim_version v WHERE v.payer_claim_id = c.id)
