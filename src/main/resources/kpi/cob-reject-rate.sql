-- Versions sent electronically to later payers, and which of them were refused for what they say about the payers before
-- (DOMAIN 9, claim status codes).
SELECT c.id AS claim_id, c.family_id, v.sent_on AS on_day, c.payer_id, c.level AS payer_level,
  CASE WHEN a.fate = 'REJECTED' THEN LEFT(a.codes, 20) ELSE '' END AS reason,
  CASE WHEN a.fate = 'REJECTED'
    AND a.codes REGEXP ':(171|286|400|479|516|519|521|672|696|710|742)([^0-9]|$)' THEN 1 ELSE 0 END AS part,
  1 AS whole, 0 AS lag_days
FROM claim_version v JOIN payer_claim c ON c.id = v.payer_claim_id
  LEFT JOIN version_answer a ON a.pcn = v.pcn
WHERE v.sent_on BETWEEN :from AND :to AND c.level > 1 AND v.channel = 'ELECTRONIC' AND v.frequency <> '8'
