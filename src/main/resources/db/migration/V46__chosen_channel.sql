-- How a person wants a claim to reach its payer, instead of the payer's own channel.
CREATE TABLE claim_channel (
  payer_claim_id VARCHAR(11) NOT NULL PRIMARY KEY,
  -- ELECTRONIC or PRINT.
  channel VARCHAR(10) NOT NULL,
  chosen_by VARCHAR(80) NOT NULL,
  chosen_on DATE NOT NULL
);
