-- New table. Codes that end a lock, mailed beside the link and good on one device alone, that of whoever asked. Whoever asks with an address
-- that nobody has gets a row too, with a code that nobody was told, so that a try costs the same for either. The address and the code are
-- kept as HMACs under keys that are not in the database. Rows are short-lived.
CREATE TABLE unlock_codes (
    id           uuid        NOT NULL CONSTRAINT unlock_codes_pkey PRIMARY KEY,
    tenant_id    uuid        NOT NULL CONSTRAINT unlock_codes_tenant_id_fkey REFERENCES tenants (id),
    address_hash bytea       NOT NULL,
    device_hash  bytea       NOT NULL,
    user_id      uuid,                                          -- null: nobody has the address, or they may not sign in
    code_key_id  smallint    NOT NULL,
    code_hash    bytea       NOT NULL,
    attempts     integer     NOT NULL DEFAULT 0,
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL,
    CONSTRAINT unlock_codes_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id)
        REFERENCES users (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT unlock_codes_tenant_id_address_hash_device_hash_key UNIQUE (tenant_id, address_hash, device_hash),
    CONSTRAINT unlock_codes_address_hash_check CHECK (octet_length(address_hash) = 32),
    CONSTRAINT unlock_codes_device_hash_check CHECK (octet_length(device_hash) = 32),
    CONSTRAINT unlock_codes_code_hash_check CHECK (octet_length(code_hash) = 32),
    CONSTRAINT unlock_codes_attempts_check CHECK (attempts >= 0),
    CONSTRAINT unlock_codes_expires_at_check CHECK (expires_at > created_at)
);
CREATE INDEX unlock_codes_tenant_id_user_id_idx ON unlock_codes (tenant_id, user_id);
CREATE INDEX unlock_codes_expires_at_idx ON unlock_codes (expires_at);
COMMENT ON TABLE unlock_codes IS 'Slice: recovery. Keyed hashes only.';
