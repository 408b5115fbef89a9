-- Every movement of what is owed for visits that were billed, by its day; what was booked before the first claim was
-- sent counts from that day. What nobody has decided about belongs to the last payer that has decided.
SELECT e.family_id,
  CASE WHEN e.posted_on > b.billed_on THEN e.posted_on ELSE b.billed_on END AS on_day,
  CASE e.bucket WHEN 'PAYER_OPEN' THEN 'PAYER' WHEN 'DENIED_OPEN' THEN 'DENIED'
    WHEN 'PATIENT_OPEN' THEN 'PATIENT' ELSE 'CREDIT' END AS owner,
  CASE e.bucket WHEN 'PAYER_OPEN' THEN e.payer_level WHEN 'DENIED_OPEN' THEN b.decided_level ELSE 0 END AS payer_level,
  COALESCE(o.payer_id, '') AS payer_id, b.service_from, e.amount_cents
FROM billed_family b JOIN ledger_entry e ON e.family_id = b.family_id
    AND e.bucket IN ('PAYER_OPEN', 'DENIED_OPEN', 'PATIENT_OPEN', 'CREDIT')
  LEFT JOIN payer_claim o ON o.family_id = e.family_id
    AND o.level = CASE e.bucket WHEN 'PAYER_OPEN' THEN e.payer_level WHEN 'DENIED_OPEN' THEN b.decided_level END
