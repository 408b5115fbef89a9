-- Payer claims by the day on which a person first decided about their denial, and which of them nothing is denied of any
-- more: sent again, or appealed.
SELECT c.id AS claim_id, c.family_id, MIN(t.closed_on) AS on_day, c.payer_id, c.level AS payer_level, '' AS reason,
  CASE WHEN c.outcome IN ('PAID', 'PAT_RESP') THEN 1 ELSE 0 END AS part, 1 AS whole, 0 AS lag_days
FROM task t JOIN payer_claim c ON c.id = t.subject
WHERE t.kind = 'WORK_DENIAL' AND t.state = 'DONE' AND t.decided_by IS NOT NULL
GROUP BY c.id, c.family_id, c.payer_id, c.level, c.outcome
HAVING MIN(t.closed_on) BETWEEN :from AND :to
