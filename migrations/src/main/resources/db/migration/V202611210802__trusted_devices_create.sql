-- New table. Devices that are not asked for a second factor for a while. The device is the random id of its signed cookie; only its
-- SHA-256 is here, so the table makes nobody's device.
CREATE TABLE trusted_devices (
    id          uuid        NOT NULL CONSTRAINT trusted_devices_pkey PRIMARY KEY,
    tenant_id   uuid        NOT NULL,
    user_id     uuid        NOT NULL,
    device_hash bytea       NOT NULL,
    user_agent  text,                                           -- null: the client did not say
    trusted_at  timestamptz NOT NULL DEFAULT now(),
    expires_at  timestamptz NOT NULL,
    CONSTRAINT trusted_devices_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id)
        REFERENCES users (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT trusted_devices_user_id_device_hash_key UNIQUE (user_id, device_hash),
    CONSTRAINT trusted_devices_device_hash_check CHECK (octet_length(device_hash) = 32),
    CONSTRAINT trusted_devices_user_agent_check CHECK (length(user_agent) <= 512),
    CONSTRAINT trusted_devices_expires_at_check CHECK (expires_at > trusted_at)
);
CREATE INDEX trusted_devices_tenant_id_user_id_idx ON trusted_devices (tenant_id, user_id);
COMMENT ON TABLE trusted_devices IS 'Slice: mfa. Personal data (user agent); devices as hashes only.';
