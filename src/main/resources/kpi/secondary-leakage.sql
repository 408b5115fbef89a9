-- Visits with something to ask of the next payer of which no later payer was sent a claim, by the day on which
-- that became a loss: the 31st after the primary payer's decision arrived, or an earlier one on which it was left to
-- the patient or written off. Where the next coverage did not hold there was nobody to ask.
SELECT q.claim_id, q.family_id, q.on_day, q.payer_id, q.payer_level, '' AS reason, q.remaining AS part, 1 AS whole,
  0 AS lag_days
FROM (
  SELECT b.claim_id, b.family_id, b.payer_id, b.payer_level, b.remaining,
    CASE WHEN SUM(o.amount_cents) <= 0
        AND MAX(CASE WHEN o.amount_cents < 0 THEN o.posted_on END) < b.received_on + INTERVAL '31' DAY
      THEN MAX(CASE WHEN o.amount_cents < 0 THEN o.posted_on END)
      ELSE b.received_on + INTERVAL '31' DAY END AS on_day
  FROM (
    SELECT c.id AS claim_id, c.family_id, c.payer_id, c.level AS payer_level,
      MAX(COALESCE(r.received_on, f.opened_on)) AS received_on, SUM(e.amount_cents) AS remaining
    FROM payer_claim c JOIN claim_family f ON f.id = c.family_id
      JOIN claim_payment p ON p.payer_claim_id = c.id AND p.disposition = 'POSTED'
      JOIN ledger_entry e ON e.posting_id = p.id AND e.bucket = 'PAYER_OPEN' AND e.payer_level > 1
      LEFT JOIN remittance r ON r.id = p.remittance_id
    WHERE c.level = 1 AND c.outcome IS NOT NULL
      AND NOT EXISTS (
        SELECT 1 FROM payer_claim n LEFT JOIN claim_version v ON v.payer_claim_id = n.id
        WHERE n.family_id = c.family_id AND n.level > 1
          AND (n.origin = 'CROSSOVER' OR n.closed_reason IN ('COVERAGE_ENDED', 'COVERAGE_INACTIVE') OR v.sent_on IS NOT NULL))
    GROUP BY c.id, c.family_id, c.payer_id, c.level
    HAVING SUM(e.amount_cents) > 0
  ) b JOIN ledger_entry o ON o.family_id = b.family_id AND o.bucket = 'PAYER_OPEN' AND o.payer_level > 1
  GROUP BY b.claim_id, b.family_id, b.payer_id, b.payer_level, b.remaining, b.received_on
) q
WHERE q.on_day BETWEEN :from AND :to
