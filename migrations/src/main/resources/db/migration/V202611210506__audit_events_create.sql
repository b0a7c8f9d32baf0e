-- New table, append-only: what happened stays as it was written. Users and tenants may go, their events stay, hence no foreign keys.
CREATE TABLE audit_events (
    id          uuid        NOT NULL CONSTRAINT audit_events_pkey PRIMARY KEY,
    occurred_at timestamptz NOT NULL DEFAULT now(),
    kind        text        NOT NULL,
    tenant_id   uuid        NOT NULL,
    user_id     uuid,                                           -- null: nobody is known, as with an unknown address
    actor_id    uuid,                                           -- null: nobody was signed in
    session_id  uuid,
    ip_address  inet,
    user_agent  text,
    request_id  text,
    details     jsonb       NOT NULL DEFAULT '{}',
    CONSTRAINT audit_events_kind_check CHECK (kind ~ '^[A-Z][A-Z_]{2,63}$'),
    CONSTRAINT audit_events_details_check CHECK (jsonb_typeof(details) = 'object')
);
COMMENT ON TABLE audit_events IS 'Slice: event. Personal data (who, from where); never a secret.';

CREATE FUNCTION audit_events_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit_events is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_events_append_only_trigger BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION audit_events_refuse_change();
