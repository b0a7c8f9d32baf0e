-- New table. The token of a mailed link is 32 random bytes; only its SHA-256 is here. At most one link of a purpose is open per user.
CREATE TABLE email_links (
    id            uuid        NOT NULL CONSTRAINT email_links_pkey PRIMARY KEY,
    tenant_id     uuid        NOT NULL,
    user_id       uuid        NOT NULL,
    purpose       text        NOT NULL,
    token_hash    bytea       NOT NULL CONSTRAINT email_links_token_hash_key UNIQUE,
    created_at    timestamptz NOT NULL DEFAULT now(),
    expires_at    timestamptz NOT NULL,
    used_at       timestamptz,
    superseded_at timestamptz,                                  -- a newer link of this purpose was queued
    CONSTRAINT email_links_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id)
        REFERENCES users (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT email_links_purpose_check CHECK (purpose IN ('verify_email')),
    CONSTRAINT email_links_token_hash_check CHECK (octet_length(token_hash) = 32),
    CONSTRAINT email_links_expires_at_check CHECK (expires_at > created_at)
);
CREATE INDEX email_links_tenant_id_user_id_idx ON email_links (tenant_id, user_id);
CREATE UNIQUE INDEX email_links_open_key ON email_links (user_id, purpose) WHERE used_at IS NULL AND superseded_at IS NULL;
COMMENT ON TABLE email_links IS 'Slice: verification. Secrets as hashes only.';
