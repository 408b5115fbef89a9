-- Claims to primary payers by the day of their first sending: days since the service.
SELECT c.id AS claim_id, c.family_id, v.sent_on AS on_day, c.payer_id, c.level AS payer_level, '' AS reason,
  0 AS part, 1 AS whole, TIMESTAMPDIFF(DAY, f.service_from, v.sent_on) AS lag_days
FROM claim_version v JOIN payer_claim c ON c.id = v.payer_claim_id
  JOIN claim_family f ON f.id = c.family_id
WHERE v.sent_on BETWEEN :from AND :to AND c.level = 1
  AND NOT EXISTS (
    SELECT 1 FROM claim_version o
    WHERE o.payer_claim_id = v.payer_claim_id AND o.ordinal < v.ordinal AND o.sent_on IS NOT NULL)
