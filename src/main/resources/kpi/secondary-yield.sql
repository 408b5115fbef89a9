-- Claims to later payers by the day of service: what each paid, less refunds, of what was asked of it by the payers
-- before, the patient or a corrected charge. What its own decision moves, and what follows from that, asks nothing of
-- it once more.
SELECT c.id AS claim_id, c.family_id, f.service_from AS on_day, c.payer_id, c.level AS payer_level, '' AS reason,
  SUM(CASE WHEN e.bucket = 'PAID' THEN e.amount_cents ELSE 0 END) AS part,
  SUM(CASE WHEN e.bucket = 'PAYER_OPEN' THEN e.amount_cents ELSE 0 END) AS whole, 0 AS lag_days
FROM claim_family f JOIN payer_claim c ON c.family_id = f.id AND c.level > 1
  JOIN ledger_entry e ON e.family_id = f.id AND e.payer_level = c.level
WHERE f.service_from BETWEEN :from AND :to
  AND (c.origin <> 'SENT' OR EXISTS (
    SELECT 1 FROM claim_version v WHERE v.payer_claim_id = c.id AND v.sent_on IS NOT NULL))
  AND (e.bucket = 'PAID' OR e.bucket = 'PAYER_OPEN' AND e.posting_id NOT LIKE CONCAT('%', c.id, '%')
    AND NOT EXISTS (
      SELECT 1 FROM claim_payment p
      WHERE p.payer_claim_id = c.id
        AND (e.posting_id LIKE CONCAT('%', p.id) OR e.posting_id LIKE CONCAT('%', p.id, '#%'))))
GROUP BY c.id, c.family_id, f.service_from, c.payer_id, c.level
HAVING SUM(CASE WHEN e.bucket = 'PAID' THEN e.amount_cents ELSE 0 END) <> 0
  OR SUM(CASE WHEN e.bucket = 'PAYER_OPEN' THEN e.amount_cents ELSE 0 END) <> 0
