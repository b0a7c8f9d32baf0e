-- New table. How often codes were tried against an account, in the database and not in Redis: the count must hold on every node and must
-- not vanish with a cache. One row per account and rate (generic cell rate algorithm): full_at is when all places are free again.
CREATE TABLE mfa_account_limits (
    tenant_id uuid        NOT NULL,
    user_id   uuid        NOT NULL,
    rate      text        NOT NULL,                             -- as the policy writes it: 10/1h
    full_at   timestamptz NOT NULL,
    CONSTRAINT mfa_account_limits_pkey PRIMARY KEY (tenant_id, user_id, rate),
    CONSTRAINT mfa_account_limits_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id)
        REFERENCES users (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT mfa_account_limits_rate_check CHECK (length(rate) BETWEEN 1 AND 32)
);
CREATE INDEX mfa_account_limits_full_at_idx ON mfa_account_limits (full_at);
COMMENT ON TABLE mfa_account_limits IS 'Slice: mfa. Counts only.';
