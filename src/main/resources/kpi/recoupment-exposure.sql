-- Every change of what payers have put off and will take later, by its day: forwarded balances and recoupments (PLB FB,
-- WO) net under their reference (DOMAIN 3.4), and what is left to us of one is what will be taken. What was taken
-- without having been put off is none. Without a claim it stands with its remittance.
SELECT m.claim_id, m.family_id, m.on_day, m.payer_id, m.payer_level, '' AS reason,
  m.open_after - m.open_before AS part,
  CASE WHEN m.open_after > 0 THEN 1 ELSE 0 END - CASE WHEN m.open_before > 0 THEN 1 ELSE 0 END AS whole, 0 AS lag_days
FROM (
  SELECT COALESCE(c.id, LEFT(b.first_source, 36)) AS claim_id, c.family_id, b.posted_on AS on_day, b.payer_id,
    COALESCE(c.level, 0) AS payer_level,
    CASE WHEN b.balance > 0 THEN b.balance ELSE 0 END AS open_after,
    CASE WHEN b.balance > b.amount_cents THEN b.balance - b.amount_cents ELSE 0 END AS open_before
  FROM (
    SELECT e.payer_id, e.posted_on, e.amount_cents,
      MAX(e.payer_claim_id) OVER (PARTITION BY e.payer_id, e.reference_id) AS about_claim,
      MIN(e.source_id) OVER (PARTITION BY e.payer_id, e.reference_id) AS first_source,
      SUM(e.amount_cents) OVER (
        PARTITION BY e.payer_id, e.reference_id ORDER BY e.posted_on, e.source_id
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS balance
    FROM payer_ledger_entry e WHERE e.account IN ('FORWARDED', 'RECOUPMENT')
  ) b LEFT JOIN payer_claim c ON c.id = b.about_claim
) m
WHERE m.on_day BETWEEN :from AND :to AND m.open_after <> m.open_before
