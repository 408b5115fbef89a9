-- Payer claims by the day on which their first decision arrived, and whether it denied something.
SELECT c.id AS claim_id, c.family_id, r.received_on AS on_day, c.payer_id, c.level AS payer_level, '' AS reason,
  MAX(CASE WHEN d.outcome IN ('DENIED', 'PARTIAL') THEN 1 ELSE 0 END) AS part, 1 AS whole, 0 AS lag_days
FROM remittance r JOIN claim_payment p ON p.remittance_id = r.id AND p.disposition IN ('POSTED', 'REVERSED')
  JOIN payer_claim c ON c.id = p.payer_claim_id
  LEFT JOIN payment_result d ON d.payment_id = p.id
WHERE r.received_on BETWEEN :from AND :to
  AND NOT EXISTS (
    SELECT 1 FROM claim_payment x JOIN remittance y ON y.id = x.remittance_id
    WHERE x.payer_claim_id = p.payer_claim_id AND x.disposition IN ('POSTED', 'REVERSED')
      AND y.received_on < r.received_on)
GROUP BY c.id, c.family_id, r.received_on, c.payer_id, c.level
