-- Which lease a message stands in; what an older lease says of it later does not count.
ALTER TABLE engine_message ADD COLUMN lease_id VARCHAR(36);

-- The epoch that somebody asked for: a running application begins it when it sees that it is higher
-- than its own, and so starts every open root again.
ALTER TABLE engine_epoch ADD COLUMN asked_epoch BIGINT NOT NULL DEFAULT 0;
