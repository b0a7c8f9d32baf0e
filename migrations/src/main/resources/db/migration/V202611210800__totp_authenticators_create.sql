-- New table. One row per person who has an authenticator app or is setting one up. The shared secrets are sealed with the master key
-- (AES-256-GCM, the user's id as additional data), so a row copied to another user opens nothing.
CREATE TABLE totp_authenticators (
    user_id        uuid        NOT NULL CONSTRAINT totp_authenticators_pkey PRIMARY KEY,
    tenant_id      uuid        NOT NULL,
    secret         bytea,                                       -- null: nothing is in force yet
    confirmed_at   timestamptz,
    last_step      bigint      NOT NULL DEFAULT 0,              -- the newest step of 30 s whose code was used; older ones are spent
    pending_secret bytea,                                       -- null: nothing is being set up
    pending_since  timestamptz,
    CONSTRAINT totp_authenticators_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id)
        REFERENCES users (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT totp_authenticators_confirmed_at_check CHECK ((secret IS NULL) = (confirmed_at IS NULL)),
    CONSTRAINT totp_authenticators_pending_since_check CHECK ((pending_secret IS NULL) = (pending_since IS NULL)),
    CONSTRAINT totp_authenticators_secret_check CHECK (num_nonnulls(secret, pending_secret) >= 1)
);
CREATE INDEX totp_authenticators_tenant_id_user_id_idx ON totp_authenticators (tenant_id, user_id);
COMMENT ON TABLE totp_authenticators IS 'Slice: mfa. Secret: shared secrets, sealed.';
