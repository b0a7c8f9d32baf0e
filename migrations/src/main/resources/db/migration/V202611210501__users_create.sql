-- New table. Personal data. Addresses are stored in ASCII (the domain as punycode), so that folding case needs no locale:
-- lower() under the "C" collation gives the same key on every server and every version.
CREATE TABLE users (
    id                uuid        NOT NULL CONSTRAINT users_pkey PRIMARY KEY,
    tenant_id         uuid        NOT NULL CONSTRAINT users_tenant_id_fkey REFERENCES tenants (id),
    email             text        NOT NULL,
    email_key         text        NOT NULL GENERATED ALWAYS AS (lower(email COLLATE "C")) STORED,
    email_verified_at timestamptz,                              -- null: not verified yet
    username          text,                                     -- null: the person chose none
    username_key      text        GENERATED ALWAYS AS (lower(username COLLATE "C")) STORED,
    first_name        text,
    last_name         text,
    date_of_birth     date,
    locale            text        NOT NULL,                     -- the language of mails
    status            text        NOT NULL DEFAULT 'active',
    roles             text[]      NOT NULL DEFAULT '{}',
    created_at        timestamptz NOT NULL DEFAULT now(),
    updated_at        timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT users_email_check CHECK (length(email) BETWEEN 3 AND 254 AND email ~ '^[!-~]+@[!-~]+$'),
    CONSTRAINT users_username_check CHECK (username ~ '^[A-Za-z0-9_]{3,50}$'),
    CONSTRAINT users_first_name_check CHECK (length(first_name) BETWEEN 1 AND 100),
    CONSTRAINT users_last_name_check CHECK (length(last_name) BETWEEN 1 AND 100),
    CONSTRAINT users_locale_check CHECK (locale ~ '^[a-z]{2,3}$'),
    CONSTRAINT users_status_check CHECK (status IN ('active', 'disabled')),
    CONSTRAINT users_roles_check CHECK (array_position(roles, NULL) IS NULL),
    CONSTRAINT users_tenant_id_email_key UNIQUE (tenant_id, email_key),
    CONSTRAINT users_tenant_id_username_key UNIQUE (tenant_id, username_key),
    -- What belongs to a user names tenant and user together, so a row can never hang under another tenant's user.
    CONSTRAINT users_tenant_id_id_key UNIQUE (tenant_id, id)
);
COMMENT ON TABLE users IS 'Slice: user. Personal data.';
