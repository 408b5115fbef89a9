-- Appeals by the day on which the payer answered; won if it gave way, wholly or in part, or decided anew so that nothing
-- of the claim is denied any more. What was dropped was not decided.
SELECT c.id AS claim_id, c.family_id, a.answered_on AS on_day, c.payer_id, c.level AS payer_level, '' AS reason,
  CASE WHEN a.outcome IN ('OVERTURNED', 'PARTLY_OVERTURNED')
    OR a.outcome = 'DECIDED' AND c.outcome IN ('PAID', 'PAT_RESP') THEN 1 ELSE 0 END AS part,
  1 AS whole, 0 AS lag_days
FROM appeal a JOIN payer_claim c ON c.id = a.payer_claim_id
WHERE a.answered_on BETWEEN :from AND :to AND a.outcome IN ('OVERTURNED', 'PARTLY_OVERTURNED', 'UPHELD', 'DECIDED')
