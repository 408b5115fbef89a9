-- The one claim of each visit whose turn it is, with the element at which it rests. A claim that a person works on while
-- it waits counts at the person's task only.
SELECT
  CASE r.place WHEN 'STEP' THEN 'claim-family' WHEN 'CROSSOVER' THEN 'claim-family'
    WHEN 'SECONDARY' THEN 'secondary-claim' WHEN 'REMITTANCE' THEN 'await-remittance'
    WHEN 'DENIAL' THEN 'denial-resubmission' ELSE 'payer-claim' END AS process_id,
  CASE
    WHEN t.kind = 'CHASE_CROSSOVER' THEN 'UserTask_ChaseCrossover'
    WHEN t.kind = 'CORRECT_CLAIM' THEN 'UserTask_CorrectClaim'
    WHEN t.kind = 'PRINT_AND_MAIL' THEN 'UserTask_PrintAndMail'
    WHEN t.kind = 'FIND_ACKNOWLEDGEMENT' THEN 'UserTask_FindAcknowledgement'
    WHEN t.kind = 'CORRECT_REJECTION' THEN 'UserTask_CorrectRejection'
    WHEN t.kind = 'REVIEW_SECONDARY' THEN 'UserTask_ReviewSecondary'
    WHEN t.kind = 'COB_UNBALANCED' THEN 'UserTask_CobUnbalanced'
    WHEN t.kind = 'CHASE_REMITTANCE' THEN 'UserTask_ChaseRemittance'
    WHEN t.kind = 'ERA_MISSING' THEN 'UserTask_FindRemittance'
    WHEN t.kind = 'INFO_REQUESTED' THEN 'UserTask_AnswerPayer'
    WHEN t.kind = 'WORK_DENIAL' THEN 'UserTask_WorkDenial'
    WHEN t.kind = 'APPROVE_WRITE_OFF' THEN 'UserTask_ApproveWriteOff'
    WHEN t.kind = 'FOLLOW_APPEAL' THEN 'UserTask_FollowAppeal'
    WHEN r.place = 'STEP' THEN 'Task_FindNextStep'
    WHEN r.place = 'CROSSOVER' THEN 'Receive_NextPayerAnswer'
    WHEN r.place = 'SECONDARY' THEN 'Task_GatherFacts'
    WHEN r.place = 'REMITTANCE' THEN 'Receive_Remittance'
    WHEN r.place = 'DENIAL' THEN 'Receive_DenialNews'
    WHEN r.place = 'ACKNOWLEDGE' THEN 'Receive_Acknowledgement'
    WHEN r.place = 'PAPER' THEN 'UserTask_PrintAndMail'
    WHEN r.place = 'CORRECT' THEN 'UserTask_CorrectClaim'
    WHEN r.place = 'REJECTED' THEN 'UserTask_CorrectRejection'
    ELSE 'Task_CheckClaim' END AS element_id,
  r.id AS subject, r.family_id, r.payer_id, r.level AS payer_level,
  COALESCE(t.opened_on,
    CASE
      WHEN r.place = 'ACKNOWLEDGE' THEN COALESCE(r.sent_on, r.made_on)
      WHEN r.place = 'PAPER' THEN r.made_on
      WHEN r.place = 'REMITTANCE' AND r.state = 'REVERSED' THEN r.adjudicated_on
      WHEN r.place = 'REMITTANCE' THEN COALESCE(r.accepted_on, r.sent_on)
      WHEN r.place = 'DENIAL' THEN COALESCE((
        SELECT MAX(w.closed_on) FROM task w
        WHERE w.subject = r.id AND w.kind IN ('WORK_DENIAL', 'APPROVE_WRITE_OFF', 'FOLLOW_APPEAL')),
        r.adjudicated_on)
      WHEN r.place IN ('CROSSOVER', 'SECONDARY', 'STEP') THEN (
        SELECT MAX(m.received_on) FROM payer_claim b
          JOIN claim_payment p ON p.payer_claim_id = b.id AND p.disposition = 'POSTED'
          JOIN remittance m ON m.id = p.remittance_id
        WHERE b.family_id = r.family_id AND b.level < r.level)
    END, r.opened_on) AS since_on,
  CASE
    WHEN t.due_on IS NOT NULL THEN t.due_on
    WHEN r.place = 'CROSSOVER' THEN r.crossover_due
    WHEN r.place = 'DENIAL' THEN r.denial_due
    -- What somebody was told, or put it off to; what the payer usually takes is added to it.
    WHEN r.place IN ('ACKNOWLEDGE', 'REMITTANCE') THEN (
      SELECT MAX(w.ask_again_on) FROM task w
      WHERE w.subject = r.id
        AND w.kind IN ('FIND_ACKNOWLEDGEMENT', 'CHASE_REMITTANCE', 'ERA_MISSING', 'INFO_REQUESTED'))
  END AS due_on,
  CASE WHEN r.way = 'MAIL' THEN TRUE ELSE FALSE END AS mailed,
  COALESCE((
    SELECT SUM(e.amount_cents) FROM ledger_entry e
    WHERE e.family_id = r.family_id AND e.bucket IN ('PAYER_OPEN', 'DENIED_OPEN')), 0) AS open_cents
FROM (
  SELECT c.id, c.family_id, c.payer_id, c.level, c.state, c.accepted_on, c.adjudicated_on, c.crossover_due, c.denial_due,
    f.opened_on, v.sent_on, CAST(s.created_at AS DATE) AS made_on, m.way,
    CASE
      WHEN c.state = 'AWAITING_CROSSOVER' THEN 'CROSSOVER'
      WHEN c.state = 'DRAFT' AND c.level > 1 THEN 'SECONDARY'
      WHEN c.state IN ('DRAFT', 'SCRUBBED') THEN 'SCRUB'
      WHEN c.state = 'CORRECTING' THEN 'CORRECT'
      WHEN c.state = 'PRINTED' OR c.state = 'QUEUED' AND v.channel = 'PAPER' THEN 'PAPER'
      WHEN c.state IN ('QUEUED', 'BATCHED', 'SENT', 'SYNTAX_OK', 'RECEIVED') THEN 'ACKNOWLEDGE'
      WHEN c.state IN ('ACCEPTED', 'PENDING', 'INFO_REQUESTED', 'MAILED', 'REVERSED') THEN 'REMITTANCE'
      WHEN c.state IN ('FILE_REJECTED', 'TXN_REJECTED', 'REJECTED') THEN 'REJECTED'
      WHEN c.state IN ('APPEALED', 'ADJUDICATED', 'CROSSED_OVER') THEN 'DENIAL'
      ELSE 'STEP' END AS place
  FROM (
    SELECT o.family_id,
      CASE WHEN MIN(CASE WHEN o.state IN ('ADJUDICATED', 'CROSSED_OVER') THEN o.level END) = MIN(o.level)
        THEN COALESCE(MIN(CASE WHEN o.state = 'AWAITING_CROSSOVER' THEN o.level END), MIN(o.level))
        ELSE MIN(o.level) END AS level
    FROM (
      SELECT family_id, level, state FROM payer_claim
      WHERE state IN ('DRAFT', 'SCRUBBED', 'QUEUED', 'BATCHED', 'SENT', 'FILE_REJECTED', 'TXN_REJECTED', 'SYNTAX_OK',
        'RECEIVED', 'ACCEPTED', 'REJECTED', 'PENDING', 'INFO_REQUESTED', 'AWAITING_CROSSOVER', 'REVERSED', 'CORRECTING',
        'APPEALED', 'PRINTED', 'MAILED')
      UNION
      SELECT family_id, level, state FROM payer_claim WHERE closed_reason = 'PRIOR_REVERSED' AND state = 'CLOSED'
      UNION
      SELECT family_id, level, state FROM payer_claim
      WHERE denial_due IS NOT NULL AND state IN ('ADJUDICATED', 'CROSSED_OVER')
      UNION
      SELECT d.family_id, d.level, d.state FROM task k JOIN payer_claim d ON d.id = k.subject
      WHERE k.state = 'OPEN' AND k.kind IN ('WORK_DENIAL', 'APPROVE_WRITE_OFF')
        AND d.state IN ('ADJUDICATED', 'CROSSED_OVER')
    ) o GROUP BY o.family_id
  ) n JOIN payer_claim c ON c.family_id = n.family_id AND c.level = n.level
    JOIN claim_family f ON f.id = c.family_id
    LEFT JOIN claim_version v ON v.payer_claim_id = c.id
      AND v.ordinal = (SELECT MAX(l.ordinal) FROM claim_version l WHERE l.payer_claim_id = c.id)
    LEFT JOIN claim_snapshot s ON s.pcn = v.pcn
    LEFT JOIN paper_mailing m ON m.pcn = v.pcn
) r LEFT JOIN task t ON t.id = (
    SELECT x.id FROM task x
    WHERE x.subject = r.id AND x.state = 'OPEN' AND CONCAT(r.place, ' ', x.kind) IN (
      'CROSSOVER CHASE_CROSSOVER', 'SCRUB CORRECT_CLAIM', 'CORRECT CORRECT_CLAIM', 'CORRECT CORRECT_REJECTION',
      'REJECTED CORRECT_REJECTION', 'PAPER PRINT_AND_MAIL', 'ACKNOWLEDGE FIND_ACKNOWLEDGEMENT',
      'SECONDARY REVIEW_SECONDARY', 'SECONDARY COB_UNBALANCED', 'REMITTANCE CHASE_REMITTANCE', 'REMITTANCE ERA_MISSING',
      'REMITTANCE INFO_REQUESTED', 'DENIAL APPROVE_WRITE_OFF', 'DENIAL WORK_DENIAL', 'DENIAL FOLLOW_APPEAL')
    ORDER BY CASE x.kind WHEN 'APPROVE_WRITE_OFF' THEN 1 WHEN 'REVIEW_SECONDARY' THEN 1 WHEN 'CORRECT_CLAIM' THEN 1
      WHEN 'CHASE_REMITTANCE' THEN 1 WHEN 'WORK_DENIAL' THEN 2 WHEN 'ERA_MISSING' THEN 2 ELSE 3 END, x.id
    LIMIT 1)
