-- Who looked after a payment, so that managers see how many posted by themselves (DOMAIN 9, auto-posting).
-- Runs on H2 (MySQL mode) and MySQL 8 alike.

-- Who matched, released or set it aside; null if it found its end by itself, or has not found it yet.
ALTER TABLE claim_payment ADD COLUMN handled_by VARCHAR(80);
-- Who typed it in: from paper, or as the correction of another; null if it came in an ERA or with its claim.
ALTER TABLE claim_payment ADD COLUMN entered_by VARCHAR(80);

UPDATE claim_payment SET entered_by = (
    SELECT r.entered_by FROM remittance r WHERE r.id = claim_payment.remittance_id)
WHERE remittance_id IN (SELECT r.id FROM remittance r WHERE r.entered_by IS NOT NULL);

-- A correction of a payment is two entries, the one that takes it back just before the other.
UPDATE claim_payment SET entered_by = (
    SELECT MAX(e.entered_by) FROM remittance_entry e
    WHERE e.entry_key LIKE 'FIX-%'
      AND e.remittance_id IN (claim_payment.id, CONCAT(claim_payment.remittance_id, '-', claim_payment.ordinal + 1)))
WHERE remittance_id IS NOT NULL
  AND (id IN (SELECT e.remittance_id FROM remittance_entry e WHERE e.entry_key LIKE 'FIX-%')
    OR CONCAT(remittance_id, '-', ordinal + 1) IN (
      SELECT e.remittance_id FROM remittance_entry e WHERE e.entry_key LIKE 'FIX-%'));

-- From before, as far as the decisions tell: a remittance that did not balance and was released as a whole.
UPDATE claim_payment SET handled_by = (
    SELECT MAX(t.decided_by) FROM task t
    WHERE t.subject = claim_payment.remittance_id AND t.kind = 'ERA_OUT_OF_BALANCE' AND t.state = 'DONE')
WHERE remittance_id IN (
    SELECT t.subject FROM task t
    WHERE t.kind = 'ERA_OUT_OF_BALANCE' AND t.state = 'DONE' AND t.decided_by IS NOT NULL);

-- One of a remittance's payments without a claim that was set aside bears the decision. Which of them were matched
-- by it nobody has written down: they count as posted by themselves.
UPDATE claim_payment SET handled_by = (
    SELECT MAX(t.decided_by) FROM task t
    WHERE t.subject = claim_payment.remittance_id AND t.kind = 'MATCH_PAYMENT' AND t.state = 'DONE'
      AND t.decision = claim_payment.reason)
WHERE disposition = 'SET_ASIDE' AND EXISTS (
    SELECT 1 FROM task t
    WHERE t.subject = claim_payment.remittance_id AND t.kind = 'MATCH_PAYMENT' AND t.state = 'DONE'
      AND t.decision = claim_payment.reason AND t.decided_by IS NOT NULL);

-- A held payment has tasks of its own.
UPDATE claim_payment SET handled_by = (
    SELECT MAX(t.decided_by) FROM task t
    WHERE t.subject = claim_payment.id AND t.kind IN ('MATCH_PAYMENT', 'REVIEW_REVERSAL', 'POSSIBLE_REISSUE')
      AND t.state = 'DONE')
WHERE id IN (
    SELECT t.subject FROM task t
    WHERE t.kind IN ('MATCH_PAYMENT', 'REVIEW_REVERSAL', 'POSSIBLE_REISSUE') AND t.state = 'DONE'
      AND t.decided_by IS NOT NULL);
