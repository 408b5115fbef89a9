-- The visits whose money counts as owed, worked out once for each build of the figures: millions of ledger entries ask for it.
CREATE TABLE billed_family (
  family_id     VARCHAR(10) NOT NULL PRIMARY KEY,
  service_from  DATE        NOT NULL,
  -- What was booked before counts from this day.
  billed_on     DATE        NOT NULL,
  -- The last payer that has decided; that of the first claim where none has.
  decided_level INT         NOT NULL
);
