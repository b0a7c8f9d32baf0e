-- New table. Personal data. The devices that have signed in to an account, by the hash of their cookie's random id, and where they
-- last were: the ground for "a new device", "a new country" and "nobody travels that fast".
CREATE TABLE known_devices (
    tenant_id     uuid        NOT NULL,
    user_id       uuid        NOT NULL,
    device_hash   bytea       NOT NULL,
    first_seen_at timestamptz NOT NULL DEFAULT now(),
    last_seen_at  timestamptz NOT NULL DEFAULT now(),
    country       text,                                         -- null: no place database, or an address it does not know
    latitude      double precision,
    longitude     double precision,
    CONSTRAINT known_devices_pkey PRIMARY KEY (tenant_id, user_id, device_hash),
    CONSTRAINT known_devices_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id)
        REFERENCES users (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT known_devices_device_hash_check CHECK (octet_length(device_hash) = 32),
    CONSTRAINT known_devices_country_check CHECK (country ~ '^[A-Z]{2}$'),
    CONSTRAINT known_devices_place_check CHECK ((latitude IS NULL) = (longitude IS NULL))
);
COMMENT ON TABLE known_devices IS 'Slice: risk. Personal data.';
