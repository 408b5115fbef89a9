-- Claims to later payers by the day of their first sending. Touched: a person completed a task of the visit
-- between the arrival of what the payers before decided and that day.
SELECT q.claim_id, q.family_id, q.on_day, q.payer_id, q.payer_level, '' AS reason,
  CASE WHEN EXISTS (
    SELECT 1 FROM task t
    WHERE t.family_id = q.family_id AND t.state = 'DONE'
      AND t.closed_on >= COALESCE(q.received_on, DATE '1900-01-01') AND t.closed_on <= q.on_day
  ) THEN 0 ELSE 1 END AS part,
  1 AS whole, 0 AS lag_days
FROM (
  SELECT c.id AS claim_id, c.family_id, v.sent_on AS on_day, c.payer_id, c.level AS payer_level,
    MAX(CASE WHEN COALESCE(r.received_on, f.opened_on) <= v.sent_on
      THEN COALESCE(r.received_on, f.opened_on) END) AS received_on
  FROM claim_version v JOIN payer_claim c ON c.id = v.payer_claim_id
    JOIN claim_family f ON f.id = c.family_id
    LEFT JOIN payer_claim e ON e.family_id = c.family_id AND e.level < c.level
    LEFT JOIN claim_payment p ON p.payer_claim_id = e.id AND p.disposition IN ('POSTED', 'REVERSED')
    LEFT JOIN remittance r ON r.id = p.remittance_id
  WHERE v.sent_on BETWEEN :from AND :to AND c.level > 1
    AND NOT EXISTS (
      SELECT 1 FROM claim_version o
      WHERE o.payer_claim_id = v.payer_claim_id AND o.ordinal < v.ordinal AND o.sent_on IS NOT NULL)
  GROUP BY c.id, c.family_id, v.sent_on, c.payer_id, c.level
) q
