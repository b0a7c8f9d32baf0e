-- New table. A session is one row for its whole life: a refresh changes it and adds none. Hashes of refresh-token secrets only.
-- No index covers a column that a refresh changes, and pages keep room, so those updates stay on their page (HOT).
CREATE TABLE sessions (
    id                   uuid        NOT NULL CONSTRAINT sessions_pkey PRIMARY KEY,
    tenant_id            uuid        NOT NULL,
    user_id              uuid        NOT NULL,
    generation           integer     NOT NULL DEFAULT 1,
    confirmed_generation integer     NOT NULL DEFAULT 0,
    current_hash         bytea       NOT NULL,
    previous_hash        bytea,                                 -- null: the first generation has no parent
    rotated_at           timestamptz NOT NULL DEFAULT now(),
    created_at           timestamptz NOT NULL DEFAULT now(),
    last_used_at         timestamptz NOT NULL DEFAULT now(),
    authenticated_at     timestamptz NOT NULL DEFAULT now(),
    amr                  text[]      NOT NULL,
    remember_me          boolean     NOT NULL,
    idle_lifetime        interval    NOT NULL,                  -- fixed at sign-in: a later policy does not stretch it
    idle_expires_at      timestamptz NOT NULL,
    expires_at           timestamptz NOT NULL,
    device               text,                                  -- null: a client without the device cookie
    user_agent           text,
    ip_address           inet        NOT NULL,
    ended_at             timestamptz,                           -- null: open, or run out without being told
    end_reason           text,
    CONSTRAINT sessions_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id)
        REFERENCES users (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT sessions_generation_check CHECK (generation >= 1),
    CONSTRAINT sessions_confirmed_generation_check CHECK (confirmed_generation BETWEEN 0 AND generation),
    CONSTRAINT sessions_current_hash_check CHECK (octet_length(current_hash) = 32),
    CONSTRAINT sessions_previous_hash_check CHECK (octet_length(previous_hash) = 32 AND (previous_hash IS NULL) = (generation = 1)),
    CONSTRAINT sessions_amr_check CHECK (cardinality(amr) >= 1),
    CONSTRAINT sessions_idle_expires_at_check CHECK (idle_expires_at <= expires_at),
    CONSTRAINT sessions_device_check CHECK (length(device) <= 64),
    CONSTRAINT sessions_user_agent_check CHECK (length(user_agent) <= 512),
    CONSTRAINT sessions_ended_check CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
    CONSTRAINT sessions_end_reason_check CHECK (end_reason IN (
        'SIGNED_OUT', 'SIGNED_OUT_EVERYWHERE', 'REVOKED_BY_USER', 'REVOKED_BY_ADMIN', 'PASSWORD_CHANGED', 'PASSWORD_RESET',
        'TOKEN_REUSED', 'ACCOUNT_DISABLED', 'REPLACED_BY_SIGN_IN', 'SESSION_LIMIT', 'NOT_ME'))
) WITH (fillfactor = 70);
CREATE INDEX sessions_tenant_id_user_id_idx ON sessions (tenant_id, user_id);
CREATE INDEX sessions_ended_at_idx ON sessions (ended_at) WHERE ended_at IS NOT NULL;
COMMENT ON TABLE sessions IS 'Slice: session. Personal data (address, user agent); secrets as hashes only.';
