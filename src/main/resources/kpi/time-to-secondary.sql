-- Days from the arrival of what the payers before decided to the first sending of a later payer's claim.
SELECT c.id AS claim_id, c.family_id, v.sent_on AS on_day, c.payer_id, c.level AS payer_level, '' AS reason,
  0 AS part, 1 AS whole,
  TIMESTAMPDIFF(DAY, MAX(COALESCE(r.received_on, f.opened_on)), v.sent_on) AS lag_days
FROM claim_version v JOIN payer_claim c ON c.id = v.payer_claim_id
  JOIN claim_family f ON f.id = c.family_id
  JOIN payer_claim e ON e.family_id = c.family_id AND e.level < c.level
  JOIN claim_payment p ON p.payer_claim_id = e.id AND p.disposition IN ('POSTED', 'REVERSED')
  LEFT JOIN remittance r ON r.id = p.remittance_id
WHERE v.sent_on BETWEEN :from AND :to AND c.level > 1
  AND COALESCE(r.received_on, f.opened_on) <= v.sent_on
  AND NOT EXISTS (
    SELECT 1 FROM claim_version o
    WHERE o.payer_claim_id = v.payer_claim_id AND o.ordinal < v.ordinal AND o.sent_on IS NOT NULL)
GROUP BY c.id, c.family_id, v.sent_on, c.payer_id, c.level
