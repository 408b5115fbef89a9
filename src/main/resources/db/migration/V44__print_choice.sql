-- Claims that a person has decided to print, although their payer takes electronic ones (DOMAIN 6.1).
CREATE TABLE print_choice (
  payer_claim_id VARCHAR(11) NOT NULL PRIMARY KEY,
  chosen_by      VARCHAR(80) NOT NULL,
  chosen_on      DATE        NOT NULL
);
