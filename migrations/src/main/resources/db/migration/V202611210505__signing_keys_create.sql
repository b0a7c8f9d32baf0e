-- New table. Private keys are sealed with the master key (AES-256-GCM, the key id as additional data).
-- A key is published before it signs and stays published until the last token it signed has expired.
CREATE TABLE signing_keys (
    kid          text        NOT NULL CONSTRAINT signing_keys_pkey PRIMARY KEY,
    algorithm    text        NOT NULL,
    public_jwk   text        NOT NULL,
    private_key  bytea       NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    signs_from   timestamptz NOT NULL,
    signs_until  timestamptz NOT NULL,
    published_until timestamptz NOT NULL,
    CONSTRAINT signing_keys_kid_check CHECK (kid ~ '^[A-Za-z0-9_-]{8,64}$'),
    CONSTRAINT signing_keys_algorithm_check CHECK (algorithm IN ('ES256')),
    CONSTRAINT signing_keys_times_check CHECK (signs_from < signs_until AND signs_until <= published_until)
);
COMMENT ON TABLE signing_keys IS 'Slice: token. Secret: private keys, sealed.';
