-- New tables. An endpoint's address may hold a secret of its owner, so it is sealed like the signing secret. Bodies are sealed too, and
-- gone once they are delivered or given up; the rest of the row is the delivery log.
CREATE TABLE webhooks (
    id            uuid        NOT NULL CONSTRAINT webhooks_pkey PRIMARY KEY,
    tenant_id     uuid        NOT NULL CONSTRAINT webhooks_tenant_id_fkey REFERENCES tenants (id),
    url           bytea       NOT NULL,
    secret        bytea       NOT NULL,
    kinds         text[]      NOT NULL,                         -- empty: every event but refreshes
    enabled       boolean     NOT NULL DEFAULT true,
    created_at    timestamptz NOT NULL DEFAULT now(),
    failing_since timestamptz                                   -- null: the last delivery went well, or there was none
);
CREATE INDEX webhooks_tenant_id_idx ON webhooks (tenant_id);
COMMENT ON TABLE webhooks IS 'Slice: webhook. No personal data; addresses and secrets sealed.';

CREATE TABLE webhook_deliveries (
    id              uuid        NOT NULL CONSTRAINT webhook_deliveries_pkey PRIMARY KEY,
    webhook_id      uuid        NOT NULL CONSTRAINT webhook_deliveries_webhook_id_fkey REFERENCES webhooks (id) ON DELETE CASCADE,
    event_id        uuid        NOT NULL,
    kind            text        NOT NULL,
    payload         bytea,
    created_at      timestamptz NOT NULL DEFAULT now(),
    next_attempt_at timestamptz NOT NULL DEFAULT now(),
    attempts        integer     NOT NULL DEFAULT 0,
    delivered_at    timestamptz,
    failed_at       timestamptz,                                -- given up after the last attempt
    last_status     integer,                                    -- null: never answered
    last_error      text,
    CONSTRAINT webhook_deliveries_webhook_id_event_id_key UNIQUE (webhook_id, event_id),
    CONSTRAINT webhook_deliveries_attempts_check CHECK (attempts >= 0),
    CONSTRAINT webhook_deliveries_done_check CHECK (num_nonnulls(delivered_at, failed_at) <= 1),
    CONSTRAINT webhook_deliveries_payload_check CHECK ((payload IS NULL) = (num_nonnulls(delivered_at, failed_at) = 1)),
    CONSTRAINT webhook_deliveries_last_error_check CHECK (length(last_error) <= 300)
);
CREATE INDEX webhook_deliveries_webhook_id_idx ON webhook_deliveries (webhook_id, id);
CREATE INDEX webhook_deliveries_due_idx ON webhook_deliveries (webhook_id, next_attempt_at) WHERE payload IS NOT NULL;
CREATE INDEX webhook_deliveries_created_at_idx ON webhook_deliveries (created_at);
COMMENT ON TABLE webhook_deliveries IS 'Slice: webhook. Personal data (events), sealed.';
