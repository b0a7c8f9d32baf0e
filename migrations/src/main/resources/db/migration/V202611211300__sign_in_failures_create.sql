-- New table. Failed sign-ins, counted by bucket: an account seen from strange devices, an account on one known device, or a name that
-- nobody has. A bucket is a keyed hash, so the table tells neither who has an account nor what was typed. Rows are short-lived.
CREATE TABLE sign_in_failures (
    tenant_id       uuid        NOT NULL CONSTRAINT sign_in_failures_tenant_id_fkey REFERENCES tenants (id),
    bucket          bytea       NOT NULL,
    failures        integer     NOT NULL,
    locks           integer     NOT NULL DEFAULT 0,             -- how many came before: each lasts longer
    locked_until    timestamptz,                                -- null: never locked since it was last forgotten
    last_attempt_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT sign_in_failures_pkey PRIMARY KEY (tenant_id, bucket),
    CONSTRAINT sign_in_failures_bucket_check CHECK (octet_length(bucket) = 32),
    CONSTRAINT sign_in_failures_counts_check CHECK (failures >= 0 AND locks >= 0)
);
CREATE INDEX sign_in_failures_last_attempt_at_idx ON sign_in_failures (last_attempt_at);
COMMENT ON TABLE sign_in_failures IS 'Slice: risk. Keyed hashes only.';
