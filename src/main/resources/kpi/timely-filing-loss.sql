-- What payers denied as filed too late (CARC 29), by the day of the denial, and what is open with a payer to whom
-- nothing was sent before its last day, by that day.
SELECT c.id AS claim_id, c.family_id, r.received_on AS on_day, c.payer_id, c.level AS payer_level, d.reason,
  d.denied_cents AS part, 1 AS whole, 0 AS lag_days
FROM remittance r JOIN claim_payment p ON p.remittance_id = r.id
  JOIN payer_claim c ON c.id = p.payer_claim_id
  JOIN denied_line d ON d.payment_id = p.id AND d.reason IN ('CO-29', 'PR-29', 'OA-29', 'PI-29')
  LEFT JOIN claim_payment b ON b.id = p.reversed_by
WHERE r.received_on BETWEEN :from AND :to
  AND (p.disposition = 'POSTED' OR p.disposition = 'REVERSED' AND COALESCE(b.disposition, '') <> 'REVERSAL')
UNION ALL
SELECT c.id, c.family_id, a.last_day, c.payer_id, c.level, '', SUM(e.amount_cents), 1, 0
FROM deadline_alarm a JOIN payer_claim c ON c.id = a.payer_claim_id
  JOIN ledger_entry e ON e.family_id = c.family_id AND e.bucket = 'PAYER_OPEN' AND e.payer_level = c.level
WHERE a.kind = 'FILING' AND a.days_before = 0 AND a.last_day BETWEEN :from AND :to
  AND NOT EXISTS (
    SELECT 1 FROM claim_version v WHERE v.payer_claim_id = c.id AND v.sent_on IS NOT NULL)
GROUP BY c.id, c.family_id, a.last_day, c.payer_id, c.level
HAVING SUM(e.amount_cents) > 0
