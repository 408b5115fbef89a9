-- What decisions charged and what of it they denied, by the day of their arrival. What its payer took back does not
-- count; what was answered again after a correction does.
SELECT c.id AS claim_id, c.family_id, r.received_on AS on_day, c.payer_id, c.level AS payer_level, '' AS reason,
  0 AS part, p.charge_cents AS whole, 0 AS lag_days
FROM remittance r JOIN claim_payment p ON p.remittance_id = r.id
  JOIN payer_claim c ON c.id = p.payer_claim_id
  LEFT JOIN claim_payment b ON b.id = p.reversed_by
WHERE r.received_on BETWEEN :from AND :to
  AND (p.disposition = 'POSTED' OR p.disposition = 'REVERSED' AND COALESCE(b.disposition, '') <> 'REVERSAL')
UNION ALL
SELECT c.id, c.family_id, r.received_on, c.payer_id, c.level, d.reason, d.denied_cents, 0, 0
FROM remittance r JOIN claim_payment p ON p.remittance_id = r.id
  JOIN payer_claim c ON c.id = p.payer_claim_id
  JOIN denied_line d ON d.payment_id = p.id
  LEFT JOIN claim_payment b ON b.id = p.reversed_by
WHERE r.received_on BETWEEN :from AND :to
  AND (p.disposition = 'POSTED' OR p.disposition = 'REVERSED' AND COALESCE(b.disposition, '') <> 'REVERSAL')
