-- Versions by the day on which the first decision on them arrived: days since they were sent.
SELECT c.id AS claim_id, c.family_id, MIN(r.received_on) AS on_day, c.payer_id, c.level AS payer_level, '' AS reason,
  0 AS part, 1 AS whole, TIMESTAMPDIFF(DAY, v.sent_on, MIN(r.received_on)) AS lag_days
FROM remittance r JOIN claim_payment p ON p.remittance_id = r.id AND p.disposition IN ('POSTED', 'REVERSED')
  JOIN claim_version v ON v.pcn = p.claim_number AND v.payer_claim_id = p.payer_claim_id
  JOIN payer_claim c ON c.id = v.payer_claim_id
WHERE r.received_on BETWEEN :from AND :to AND v.sent_on <= r.received_on
  AND NOT EXISTS (
    SELECT 1 FROM claim_payment x JOIN remittance y ON y.id = x.remittance_id
    WHERE x.payer_claim_id = p.payer_claim_id AND x.claim_number = p.claim_number
      AND x.disposition IN ('POSTED', 'REVERSED')
      AND y.received_on < r.received_on AND y.received_on >= v.sent_on)
GROUP BY v.pcn, v.sent_on, c.id, c.family_id, c.payer_id, c.level
