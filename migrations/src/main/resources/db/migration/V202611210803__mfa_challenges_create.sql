-- New table. A sign-in that waits for its second factor: the password was right, nobody is in yet. The client holds a reference of 256
-- random bits; only its SHA-256 is here. A mailed code is kept as an HMAC under a key that is not in the database.
CREATE TABLE mfa_challenges (
    id                  uuid        NOT NULL CONSTRAINT mfa_challenges_pkey PRIMARY KEY,
    tenant_id           uuid        NOT NULL,
    user_id             uuid        NOT NULL,
    reference_hash      bytea       NOT NULL CONSTRAINT mfa_challenges_reference_hash_key UNIQUE,
    device_hash         bytea,                                  -- null: a client without the device cookie
    methods             text[]      NOT NULL,
    amr                 text[]      NOT NULL,                   -- what was proved so far
    remember_me         boolean     NOT NULL,
    password_changed_at timestamptz NOT NULL,                   -- a password set since then makes the challenge worthless
    email_code_key_id   smallint,                               -- null: no code was mailed
    email_code_hash     bytea,
    attempts            integer     NOT NULL DEFAULT 0,
    created_at          timestamptz NOT NULL DEFAULT now(),
    expires_at          timestamptz NOT NULL,
    completed_at        timestamptz,                            -- null: waiting, or run out
    CONSTRAINT mfa_challenges_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id)
        REFERENCES users (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT mfa_challenges_reference_hash_check CHECK (octet_length(reference_hash) = 32),
    CONSTRAINT mfa_challenges_device_hash_check CHECK (octet_length(device_hash) = 32),
    CONSTRAINT mfa_challenges_methods_check CHECK (cardinality(methods) >= 1
        AND methods <@ ARRAY['totp', 'recovery_code', 'email_code']),
    CONSTRAINT mfa_challenges_amr_check CHECK (cardinality(amr) >= 1),
    CONSTRAINT mfa_challenges_email_code_check CHECK (num_nulls(email_code_key_id, email_code_hash) IN (0, 2)
        AND (email_code_hash IS NOT NULL) = ('email_code' = ANY (methods)) AND octet_length(email_code_hash) = 32),
    CONSTRAINT mfa_challenges_attempts_check CHECK (attempts >= 0),
    CONSTRAINT mfa_challenges_expires_at_check CHECK (expires_at > created_at)
);
CREATE INDEX mfa_challenges_tenant_id_user_id_idx ON mfa_challenges (tenant_id, user_id);
CREATE INDEX mfa_challenges_expires_at_idx ON mfa_challenges (expires_at);
COMMENT ON TABLE mfa_challenges IS 'Slice: mfa. Secrets as hashes only.';
