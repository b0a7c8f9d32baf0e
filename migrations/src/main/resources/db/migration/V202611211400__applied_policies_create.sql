-- New table, one row: the policies that were in force last. Of many nodes that see a changed file, the one that changes this row writes
-- the audit event. Holds no personal data and no secret.
CREATE TABLE applied_policies (
    id         smallint    NOT NULL CONSTRAINT applied_policies_pkey PRIMARY KEY,
    content    jsonb       NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT applied_policies_id_check CHECK (id = 1),
    CONSTRAINT applied_policies_content_check CHECK (jsonb_typeof(content) = 'object')
);
COMMENT ON TABLE applied_policies IS 'Slice: policy. No personal data.';
