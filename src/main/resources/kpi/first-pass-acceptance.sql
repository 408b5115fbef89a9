-- Payer claims by the day of their first sending. Counted: that version was not refused before adjudication.
SELECT c.id AS claim_id, c.family_id, v.sent_on AS on_day, c.payer_id, c.level AS payer_level, '' AS reason,
  CASE WHEN a.fate = 'REJECTED' THEN 0 ELSE 1 END AS part, 1 AS whole, 0 AS lag_days
FROM claim_version v JOIN payer_claim c ON c.id = v.payer_claim_id
  LEFT JOIN version_answer a ON a.pcn = v.pcn
WHERE v.sent_on BETWEEN :from AND :to
  AND NOT EXISTS (
    SELECT 1 FROM claim_version o
    WHERE o.payer_claim_id = v.payer_claim_id AND o.ordinal < v.ordinal AND o.sent_on IS NOT NULL)
