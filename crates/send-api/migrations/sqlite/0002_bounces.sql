-- What came back of what an account handed over, as its provider tells whoever passes it on: totals.
-- What a person has looked at (`looked_…`) is no reason to pause again.
ALTER TABLE lanes ADD COLUMN accepted BIGINT NOT NULL DEFAULT 0;
ALTER TABLE lanes ADD COLUMN hard_bounces BIGINT NOT NULL DEFAULT 0;
ALTER TABLE lanes ADD COLUMN complaints BIGINT NOT NULL DEFAULT 0;
ALTER TABLE lanes ADD COLUMN told_ms BIGINT;
ALTER TABLE lanes ADD COLUMN looked_accepted BIGINT NOT NULL DEFAULT 0;
ALTER TABLE lanes ADD COLUMN looked_hard_bounces BIGINT NOT NULL DEFAULT 0;
ALTER TABLE lanes ADD COLUMN looked_complaints BIGINT NOT NULL DEFAULT 0;

-- Sends that are under way: nobody has counted by account. Too many are too few to pause for.
UPDATE lanes SET accepted = (SELECT sends.accepted FROM sends WHERE sends.plan = lanes.plan);
