-- What was left to later payers, by the day of its posting: what days in A/R of later payers are measured in. What an
-- earlier payer took back is not left any more; what a later one takes back was not left to it by that.
SELECT COALESCE(c.id, CONCAT(e.family_id, '1')) AS claim_id, e.family_id, e.posted_on AS on_day,
  COALESCE(c.payer_id, '') AS payer_id, e.payer_level, '' AS reason, 0 AS part, e.amount_cents AS whole, 0 AS lag_days
FROM ledger_entry e LEFT JOIN payer_claim c ON c.family_id = e.family_id AND c.level = e.payer_level
WHERE e.posted_on BETWEEN :from AND :to AND e.bucket = 'PAYER_OPEN' AND e.payer_level > 1
  AND (e.amount_cents > 0 AND e.posting_id NOT LIKE 'REV-%' OR e.amount_cents < 0 AND e.posting_id LIKE 'REV-%')
