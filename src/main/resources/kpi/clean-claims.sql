-- Versions that were sent electronically. Clean: the payer took it (or decided on it, where nobody had said so), and
-- no person had completed a task of the claim before.
SELECT c.id AS claim_id, c.family_id, v.sent_on AS on_day, c.payer_id, c.level AS payer_level, '' AS reason,
  CASE WHEN (a.fate = 'ACCEPTED' OR a.pcn IS NULL AND EXISTS (
      SELECT 1 FROM claim_payment p
      WHERE p.payer_claim_id = c.id AND p.claim_number = v.pcn AND p.disposition IN ('POSTED', 'REVERSED')))
    AND NOT EXISTS (
      SELECT 1 FROM task t WHERE t.subject = c.id AND t.state = 'DONE' AND t.closed_on <= v.sent_on)
    THEN 1 ELSE 0 END AS part,
  1 AS whole, 0 AS lag_days
FROM claim_version v JOIN payer_claim c ON c.id = v.payer_claim_id
  LEFT JOIN version_answer a ON a.pcn = v.pcn
WHERE v.sent_on BETWEEN :from AND :to AND v.channel = 'ELECTRONIC' AND v.frequency <> '8'
