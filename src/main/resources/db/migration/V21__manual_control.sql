-- What people decide about single claims and families beside their tasks.

-- The claim is replaced as soon as its payer has answered what it has (DOMAIN 2.9).
ALTER TABLE payer_claim ADD COLUMN replace_once_answered BOOLEAN DEFAULT FALSE NOT NULL;
-- Who lets it pass the gate although a condition is not met; null if nobody does.
ALTER TABLE payer_claim ADD COLUMN passed_by VARCHAR(80);
-- Why nothing of the family leaves; null if it is not on hold.
ALTER TABLE claim_family ADD COLUMN hold_reason VARCHAR(500);
ALTER TABLE claim_family ADD COLUMN held_by VARCHAR(80);
