-- Gross charges by the day of their posting: what days in A/R are measured in.
SELECT c.id AS claim_id, e.family_id, e.posted_on AS on_day, c.payer_id, c.level AS payer_level, '' AS reason,
  0 AS part, -e.amount_cents AS whole, 0 AS lag_days
FROM ledger_entry e JOIN payer_claim c ON c.family_id = e.family_id AND c.level = 1
WHERE e.posted_on BETWEEN :from AND :to AND e.bucket = 'CHARGE'
