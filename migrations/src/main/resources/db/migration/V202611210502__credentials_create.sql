-- New table. A password is an envelope: version, pepper id, bcrypt of HMAC(pepper, password). The pepper is not in the database.
-- Replaced rows stay, so that the last passwords cannot return.
CREATE TABLE credentials (
    id          uuid        NOT NULL CONSTRAINT credentials_pkey PRIMARY KEY,
    tenant_id   uuid        NOT NULL,
    user_id     uuid        NOT NULL,
    kind        text        NOT NULL,
    envelope    text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    replaced_at timestamptz,                                    -- null: the one in force
    CONSTRAINT credentials_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id)
        REFERENCES users (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT credentials_kind_check CHECK (kind IN ('password')),
    CONSTRAINT credentials_envelope_check CHECK (envelope ~ '^gh1:[0-9]{1,3}:\$2[aby]\$[0-9]{2}\$[./A-Za-z0-9]{53}$'),
    CONSTRAINT credentials_replaced_at_check CHECK (replaced_at >= created_at)
);
CREATE INDEX credentials_tenant_id_user_id_idx ON credentials (tenant_id, user_id);
CREATE UNIQUE INDEX credentials_current_key ON credentials (user_id, kind) WHERE replaced_at IS NULL;
COMMENT ON TABLE credentials IS 'Slice: password. Secret: hashes only.';
