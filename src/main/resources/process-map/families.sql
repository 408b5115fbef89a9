-- Visits of which no claim waits although they are open: their next step is being looked for. Where their process has
-- ended, as while a person decides what of the patient's share may be asked, they rest in no process.
SELECT 'claim-family' AS process_id, 'Task_FindNextStep' AS element_id, f.id AS subject, f.id AS family_id,
  COALESCE(c.payer_id, '') AS payer_id, 1 AS payer_level,
  COALESCE((SELECT MAX(e.posted_on) FROM ledger_entry e WHERE e.family_id = f.id), f.opened_on) AS since_on,
  NULL AS due_on, FALSE AS mailed,
  COALESCE((
    SELECT SUM(e.amount_cents) FROM ledger_entry e
    WHERE e.family_id = f.id AND e.bucket IN ('PAYER_OPEN', 'DENIED_OPEN')), 0) AS open_cents
FROM claim_family f LEFT JOIN payer_claim c ON c.family_id = f.id AND c.level = 1
WHERE f.state = 'OPEN'
  AND NOT EXISTS (
    SELECT 1 FROM payer_claim o
    WHERE o.family_id = f.id
      AND (o.state NOT IN ('CLOSED', 'WRITTEN_OFF', 'ADJUDICATED', 'CROSSED_OVER')
        OR o.state = 'CLOSED' AND o.closed_reason = 'PRIOR_REVERSED'
        OR o.state IN ('ADJUDICATED', 'CROSSED_OVER') AND (o.denial_due IS NOT NULL OR EXISTS (
          SELECT 1 FROM task k
          WHERE k.subject = o.id AND k.state = 'OPEN' AND k.kind IN ('WORK_DENIAL', 'APPROVE_WRITE_OFF')))))
  AND NOT EXISTS (SELECT 1 FROM process_root r WHERE r.root_id = f.id AND r.state = 'DONE')
