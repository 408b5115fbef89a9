-- CLM05-3 of the next version; none for an original.
ALTER TABLE payer_claim ADD COLUMN next_frequency VARCHAR(1);
