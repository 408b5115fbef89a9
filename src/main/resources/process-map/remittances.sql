-- Remittances of which something is left to be done, with what the payer paid by them.
SELECT 'remittance-intake' AS process_id,
  CASE r.state WHEN 'UNBALANCED' THEN 'UserTask_EraOutOfBalance' WHEN 'PARTLY_POSTED' THEN 'UserTask_MatchPayment'
    ELSE 'Task_BalanceRemittance' END AS element_id,
  r.id AS subject, '' AS family_id, COALESCE(r.payer_id, '') AS payer_id, 0 AS payer_level,
  COALESCE(t.opened_on, r.received_on) AS since_on, t.due_on, FALSE AS mailed, r.paid_cents AS open_cents
FROM remittance r LEFT JOIN task t ON t.id = (
    SELECT x.id FROM task x
    WHERE x.subject = r.id AND x.state = 'OPEN' AND x.kind IN ('ERA_OUT_OF_BALANCE', 'MATCH_PAYMENT')
    ORDER BY x.kind, x.id LIMIT 1)
WHERE r.state IN ('RECEIVED', 'UNBALANCED', 'PARTLY_POSTED')
