-- New table. Codes for the day the phone is gone. A code has 80 random bits; only its HMAC under a key that is not in the database is here.
CREATE TABLE recovery_codes (
    id         uuid        NOT NULL CONSTRAINT recovery_codes_pkey PRIMARY KEY,
    tenant_id  uuid        NOT NULL,
    user_id    uuid        NOT NULL,
    key_id     smallint    NOT NULL,                            -- which of the keys made the hash
    code_hash  bytea       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    used_at    timestamptz,                                     -- null: still good
    CONSTRAINT recovery_codes_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id)
        REFERENCES users (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT recovery_codes_key_id_check CHECK (key_id BETWEEN 1 AND 255),
    CONSTRAINT recovery_codes_code_hash_check CHECK (octet_length(code_hash) = 32)
);
CREATE INDEX recovery_codes_tenant_id_user_id_idx ON recovery_codes (tenant_id, user_id);
COMMENT ON TABLE recovery_codes IS 'Slice: mfa. Secret: keyed hashes only.';
