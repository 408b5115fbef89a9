-- The order of the coverages was set by a person: claims that come in do not change it (DOMAIN 7.1).
ALTER TABLE patient ADD COLUMN order_set BOOLEAN NOT NULL DEFAULT FALSE;
