-- Files whose answer, or the report on their claims, is awaited, with what payers still owe for the visits in them.
SELECT 'batch-transmission' AS process_id,
  CASE WHEN t.id IS NOT NULL AND b.state = 'ACCEPTED' THEN 'UserTask_FindClaimReport'
    WHEN t.id IS NOT NULL THEN 'UserTask_FindFileAnswer'
    WHEN b.state = 'ACCEPTED' THEN 'Receive_ClaimReport'
    WHEN b.state = 'CREATED' THEN 'Task_BuildFile'
    WHEN b.state = 'BUILT' AND NOT b.by_hand THEN 'Task_SendFile'
    ELSE 'Receive_FileAnswer' END AS element_id,
  b.id AS subject, '' AS family_id, '' AS payer_id, 0 AS payer_level,
  COALESCE(t.opened_on, CASE WHEN b.state = 'ACCEPTED' THEN b.answered_on END, b.sent_on, b.created_on) AS since_on,
  CASE WHEN t.id IS NOT NULL THEN t.due_on WHEN b.state = 'ACCEPTED' THEN b.report_due ELSE b.ack_due END AS due_on,
  FALSE AS mailed,
  COALESCE((
    SELECT SUM(e.amount_cents) FROM batch_claim i JOIN claim_version v ON v.pcn = i.pcn
      JOIN payer_claim c ON c.id = v.payer_claim_id
      JOIN ledger_entry e ON e.family_id = c.family_id AND e.bucket IN ('PAYER_OPEN', 'DENIED_OPEN')
    WHERE i.batch_id = b.id), 0) AS open_cents
FROM batch b LEFT JOIN task t ON t.id = (
    SELECT x.id FROM task x
    WHERE x.subject = b.id AND x.state = 'OPEN' AND x.kind = 'FIND_ACKNOWLEDGEMENT' ORDER BY x.id LIMIT 1)
WHERE b.state IN ('CREATED', 'BUILT', 'SENT') OR t.id IS NOT NULL
  OR b.state = 'ACCEPTED' AND EXISTS (
    SELECT 1 FROM batch_claim i JOIN claim_version v ON v.pcn = i.pcn JOIN payer_claim c ON c.id = v.payer_claim_id
    WHERE i.batch_id = b.id AND i.fate = 'IN' AND c.state IN ('SENT', 'SYNTAX_OK')
      AND NOT EXISTS (
        SELECT 1 FROM claim_version n WHERE n.payer_claim_id = c.id AND n.ordinal > v.ordinal))
