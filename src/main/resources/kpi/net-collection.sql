-- Visits by their day of service: what was paid, less refunds, of what the contracts leave of the charges.
SELECT c.id AS claim_id, f.id AS family_id, f.service_from AS on_day, c.payer_id, c.level AS payer_level, '' AS reason,
  SUM(CASE WHEN e.bucket IN ('PAID', 'PATIENT_PAID') THEN e.amount_cents ELSE 0 END) AS part,
  SUM(CASE WHEN e.bucket IN ('CHARGE', 'CONTRACTUAL') THEN -e.amount_cents ELSE 0 END) AS whole, 0 AS lag_days
FROM claim_family f JOIN payer_claim c ON c.family_id = f.id AND c.level = 1
  JOIN ledger_entry e ON e.family_id = f.id
WHERE f.service_from BETWEEN :from AND :to
GROUP BY c.id, f.id, f.service_from, c.payer_id, c.level
