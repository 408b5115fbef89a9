-- Each look at the folders asks which files lie there still; nearly none of all that ever came.
CREATE INDEX ix_exchange_file_in_folder ON exchange_file (in_folder);
-- Provider adjustments name a claim by our number, too.
CREATE INDEX ix_claim_payment_number ON claim_payment (claim_number);
