-- Versions that were sent, and which of them were refused before adjudication.
SELECT c.id AS claim_id, c.family_id, v.sent_on AS on_day, c.payer_id, c.level AS payer_level,
  CASE WHEN a.fate = 'REJECTED' THEN LEFT(a.codes, 20) ELSE '' END AS reason,
  CASE WHEN a.fate = 'REJECTED' THEN 1 ELSE 0 END AS part, 1 AS whole, 0 AS lag_days
FROM claim_version v JOIN payer_claim c ON c.id = v.payer_claim_id
  LEFT JOIN version_answer a ON a.pcn = v.pcn
WHERE v.sent_on BETWEEN :from AND :to AND v.frequency <> '8'
