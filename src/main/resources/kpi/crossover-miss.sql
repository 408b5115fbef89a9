-- Claims that the payer before has forwarded, by the day on which their answer was missed and somebody was asked to chase
-- it, or on which their first decision arrived without that. What is still awaited in time does not count yet.
SELECT c.id AS claim_id, c.family_id, MIN(t.opened_on) AS on_day, c.payer_id, c.level AS payer_level, '' AS reason,
  1 AS part, 1 AS whole, 0 AS lag_days
FROM task t JOIN payer_claim c ON c.id = t.subject
WHERE t.kind = 'CHASE_CROSSOVER'
GROUP BY c.id, c.family_id, c.payer_id, c.level
HAVING MIN(t.opened_on) BETWEEN :from AND :to
UNION ALL
SELECT c.id AS claim_id, c.family_id, MIN(r.received_on) AS on_day, c.payer_id, c.level AS payer_level, '' AS reason,
  0 AS part, 1 AS whole, 0 AS lag_days
FROM payer_claim c JOIN claim_payment p ON p.payer_claim_id = c.id AND p.disposition IN ('POSTED', 'REVERSED')
  JOIN remittance r ON r.id = p.remittance_id
WHERE c.origin = 'CROSSOVER'
  AND NOT EXISTS (SELECT 1 FROM task x WHERE x.subject = c.id AND x.kind = 'CHASE_CROSSOVER')
GROUP BY c.id, c.family_id, c.payer_id, c.level
HAVING MIN(r.received_on) BETWEEN :from AND :to
