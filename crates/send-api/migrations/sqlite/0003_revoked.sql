-- Plans that somebody stopped or withdrew before they could run, and perhaps before they came: none of
-- them runs any more.
CREATE TABLE revoked (
    plan TEXT PRIMARY KEY,
    who TEXT NOT NULL,
    at_ms BIGINT NOT NULL
);
