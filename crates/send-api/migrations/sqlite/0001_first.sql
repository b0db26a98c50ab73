-- Times are milliseconds since the epoch. PostgreSQL's file is the same but for the type of bytes.

-- Files on their way in and files that are here, named by their digest.
CREATE TABLE uploads (
    kind TEXT NOT NULL,
    digest TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    received BIGINT NOT NULL,
    complete BIGINT NOT NULL,
    touched_ms BIGINT NOT NULL,
    PRIMARY KEY (kind, digest)
);
CREATE TABLE upload_parts (
    kind TEXT NOT NULL,
    digest TEXT NOT NULL,
    first BIGINT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (kind, digest, first)
);

-- What was handed over, for ever: the digest is the idempotency key.
CREATE TABLE plans (
    digest TEXT PRIMARY KEY,
    campaign TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    envelope BLOB NOT NULL,
    state TEXT NOT NULL,
    status BIGINT NOT NULL,
    answer TEXT NOT NULL,
    received_ms BIGINT NOT NULL
);
CREATE TABLE plan_files (
    plan TEXT NOT NULL,
    kind TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (plan, kind, digest)
);
CREATE INDEX plan_files_of ON plan_files (kind, digest);

-- Which plan of a campaign ran last: nobody is mailed twice under one id.
CREATE TABLE campaigns (
    id TEXT PRIMARY KEY,
    sequence BIGINT NOT NULL,
    plan TEXT NOT NULL
);

-- A plan that may run, and what became of it.
CREATE TABLE sends (
    plan TEXT PRIMARY KEY,
    campaign TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    counter BIGINT NOT NULL,
    recipients BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    unknown BIGINT NOT NULL,
    skipped BIGINT NOT NULL,
    created_ms BIGINT NOT NULL,
    started_ms BIGINT,
    ended_ms BIGINT,
    purged BIGINT NOT NULL
);
CREATE TABLE waves (
    plan TEXT NOT NULL,
    wave BIGINT NOT NULL,
    approved BIGINT NOT NULL,
    checked BIGINT NOT NULL,
    opened_ms BIGINT,
    shift_ms BIGINT NOT NULL,
    calls BIGINT NOT NULL,
    ended BIGINT NOT NULL,
    ended_ms BIGINT,
    PRIMARY KEY (plan, wave)
);
-- One account's part of a send: how late it is, and whether its provider has asked it to wait.
CREATE TABLE lanes (
    plan TEXT NOT NULL,
    account BIGINT NOT NULL,
    shift_ms BIGINT NOT NULL,
    not_before_ms BIGINT NOT NULL,
    PRIMARY KEY (plan, account)
);
CREATE TABLE sending_days (
    plan TEXT NOT NULL,
    account BIGINT NOT NULL,
    day BIGINT NOT NULL,
    PRIMARY KEY (plan, account, day)
);

-- A call is the nth of a run; everything else about it is in the plan.
CREATE TABLE calls (
    plan TEXT NOT NULL,
    run BIGINT NOT NULL,
    nth BIGINT NOT NULL,
    account BIGINT NOT NULL,
    wave BIGINT NOT NULL,
    due_ms BIGINT NOT NULL,
    state TEXT NOT NULL,
    holder TEXT,
    lease_until_ms BIGINT,
    started_ms BIGINT,
    answered_ms BIGINT,
    code TEXT,
    tries BIGINT NOT NULL,
    places BLOB,
    outcomes BLOB,
    charges TEXT,
    PRIMARY KEY (plan, run, nth)
);
CREATE INDEX calls_due ON calls (plan, account, state, due_ms);
CREATE INDEX calls_held ON calls (state, holder);

-- What became of people in each second of a send, counted from its start: the curve, without the calls.
CREATE TABLE progress (
    plan TEXT NOT NULL,
    second BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    unknown BIGINT NOT NULL,
    PRIMARY KEY (plan, second)
);

-- Units that are spent, until when. The largest number: until the answer.
CREATE TABLE ledger (
    account TEXT NOT NULL,
    meter TEXT NOT NULL,
    free_ms BIGINT NOT NULL,
    units BIGINT NOT NULL,
    PRIMARY KEY (account, meter, free_ms)
);
CREATE TABLE accounts (id TEXT PRIMARY KEY);

-- Every start of a dispatcher makes those of the same name before it strangers.
CREATE TABLE dispatchers (
    name TEXT PRIMARY KEY,
    generation BIGINT NOT NULL
);

-- What each recipient of a rehearsal would have seen.
CREATE TABLE sandbox_mails (
    plan TEXT NOT NULL,
    run BIGINT NOT NULL,
    nth BIGINT NOT NULL,
    position BIGINT NOT NULL,
    file BIGINT NOT NULL,
    data_row BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    recipient TEXT NOT NULL,
    seen BIGINT NOT NULL,
    message BLOB NOT NULL
);
-- A message that would have come twice is here twice.
CREATE INDEX sandbox_mails_of ON sandbox_mails (plan, run, nth, position);
CREATE INDEX sandbox_mails_to ON sandbox_mails (plan, file, data_row);

-- Who did what. Each entry holds the hash of the one before it; nothing here changes or goes.
CREATE TABLE audit_log (
    number BIGINT PRIMARY KEY,
    at_ms BIGINT NOT NULL,
    who TEXT NOT NULL,
    did TEXT NOT NULL,
    about TEXT NOT NULL,
    hash TEXT NOT NULL
);
