-- New table. A mail is written here in the transaction that causes it, and sent afterwards. The payload may hold a link's token, so it
-- is sealed with the master key, and it is gone once the mail is sent or given up.
CREATE TABLE outbox (
    id              uuid        NOT NULL CONSTRAINT outbox_pkey PRIMARY KEY,
    tenant_id       uuid        NOT NULL CONSTRAINT outbox_tenant_id_fkey REFERENCES tenants (id),
    template        text        NOT NULL,
    recipient       text        NOT NULL,
    locale          text        NOT NULL,
    payload         bytea,
    created_at      timestamptz NOT NULL DEFAULT now(),
    next_attempt_at timestamptz NOT NULL DEFAULT now(),
    attempts        integer     NOT NULL DEFAULT 0,
    sent_at         timestamptz,
    failed_at       timestamptz,                                -- given up after the last attempt
    last_error      text,
    CONSTRAINT outbox_recipient_check CHECK (length(recipient) BETWEEN 3 AND 254),
    CONSTRAINT outbox_attempts_check CHECK (attempts >= 0),
    CONSTRAINT outbox_done_check CHECK (num_nonnulls(sent_at, failed_at) <= 1),
    CONSTRAINT outbox_payload_check CHECK ((payload IS NULL) = (num_nonnulls(sent_at, failed_at) = 1)),
    CONSTRAINT outbox_last_error_check CHECK (length(last_error) <= 300)
);
CREATE INDEX outbox_tenant_id_idx ON outbox (tenant_id);
CREATE INDEX outbox_due_idx ON outbox (next_attempt_at) WHERE payload IS NOT NULL;
COMMENT ON TABLE outbox IS 'Slice: event. Personal data (addresses); payloads sealed.';
