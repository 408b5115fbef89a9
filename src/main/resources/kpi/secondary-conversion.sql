-- Visits by the day on which the primary payer's standing decision arrived, if it left something to ask of the
-- next payer and did not forward it. Counted: a later payer's claim was sent within seven days.
SELECT q.claim_id, q.family_id, q.on_day, q.payer_id, q.payer_level, '' AS reason,
  CASE WHEN EXISTS (
    SELECT 1 FROM payer_claim n JOIN claim_version v ON v.payer_claim_id = n.id
    WHERE n.family_id = q.family_id AND n.level > 1 AND v.sent_on <= q.on_day + INTERVAL '7' DAY
  ) THEN 1 ELSE 0 END AS part,
  1 AS whole, 0 AS lag_days
FROM (
  SELECT c.id AS claim_id, c.family_id, MAX(COALESCE(r.received_on, f.opened_on)) AS on_day, c.payer_id,
    c.level AS payer_level
  FROM payer_claim c JOIN claim_family f ON f.id = c.family_id
    JOIN claim_payment p ON p.payer_claim_id = c.id AND p.disposition = 'POSTED'
    JOIN ledger_entry e ON e.posting_id = p.id AND e.bucket = 'PAYER_OPEN' AND e.payer_level > 1
    LEFT JOIN remittance r ON r.id = p.remittance_id
  WHERE c.level = 1 AND c.outcome IS NOT NULL
    AND NOT EXISTS (
      SELECT 1 FROM payer_claim n WHERE n.family_id = c.family_id AND n.level > 1 AND n.origin = 'CROSSOVER')
  GROUP BY c.id, c.family_id, c.payer_id, c.level
  HAVING SUM(e.amount_cents) > 0 AND MAX(COALESCE(r.received_on, f.opened_on)) BETWEEN :from AND :to
) q
