-- New table. Holds no personal data. The default tenant is part of the schema: a host name that no tenant claims belongs to it.
CREATE TABLE tenants (
    id         uuid        NOT NULL CONSTRAINT tenants_pkey PRIMARY KEY,
    slug       text        NOT NULL CONSTRAINT tenants_slug_key UNIQUE,
    name       text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT tenants_slug_check CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
    CONSTRAINT tenants_name_check CHECK (length(name) BETWEEN 1 AND 100)
);
COMMENT ON TABLE tenants IS 'Slice: tenant. No personal data.';

INSERT INTO tenants (id, slug, name) VALUES ('00000000-0000-7000-8000-000000000001', 'default', 'Default');
