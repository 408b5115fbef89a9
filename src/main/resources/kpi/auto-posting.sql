-- Claim payments in ERAs by their arrival, and which of them were posted without a person. What waits for one counts
-- below the line only. What came before, what was discarded, and what moves no money because the payer says that the
-- claim is not its own or was paid, was not to be posted. Without a claim of ours it stands with its remittance;
-- one that nobody has posted anything of is its deposit's payer's.
SELECT COALESCE(c.id, r.id) AS claim_id, c.family_id, r.received_on AS on_day,
  COALESCE(c.payer_id, r.payer_id, d.payer_id, r.payer_name) AS payer_id, COALESCE(c.level, 0) AS payer_level, '' AS reason,
  CASE WHEN p.handled_by IS NULL AND p.disposition IN ('POSTED', 'REVERSED', 'REVERSAL') THEN 1 ELSE 0 END AS part,
  1 AS whole, 0 AS lag_days
FROM remittance r JOIN claim_payment p ON p.remittance_id = r.id
  LEFT JOIN payer_claim c ON c.id = p.payer_claim_id
  LEFT JOIN deposit d ON d.remittance_id = r.id
WHERE r.received_on BETWEEN :from AND :to AND r.entered_by IS NULL AND p.entered_by IS NULL
  AND r.state NOT IN ('DISCARDED', 'DUPLICATE')
  AND (p.disposition IN ('POSTED', 'REVERSED', 'REVERSAL', 'HELD', 'UNMATCHED', 'REISSUED')
    OR p.disposition = 'SET_ASIDE' AND p.handled_by IS NOT NULL
    OR p.disposition = 'NEW' AND r.state = 'UNBALANCED')
