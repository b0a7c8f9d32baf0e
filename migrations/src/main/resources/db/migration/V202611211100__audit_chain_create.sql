-- The audit log becomes a chain. Existing rows: none of this schema was released with an audit log, so what a developer's database holds
-- is dropped: rows without a seal could not be told from forged ones. Locks audit_events for as long as an empty table takes.
SET LOCAL lock_timeout = '5s';
DROP TRIGGER audit_events_append_only_trigger ON audit_events;
TRUNCATE audit_events;
ALTER TABLE audit_events
    ADD COLUMN mac bytea NOT NULL,
    ADD CONSTRAINT audit_events_mac_check CHECK (octet_length(mac) = 33);

-- A person's own trail, and an administrator's questions. Refreshes are most of the log and are asked for by nobody in particular.
CREATE INDEX audit_events_tenant_id_idx ON audit_events (tenant_id, id);
CREATE INDEX audit_events_tenant_id_user_id_idx ON audit_events (tenant_id, user_id, id) WHERE kind <> 'TOKEN_REFRESH';
CREATE INDEX audit_events_tenant_id_kind_idx ON audit_events (tenant_id, kind, id) WHERE kind <> 'TOKEN_REFRESH';

-- Events that are written but not linked yet: a work list, no record. An event is here, or in the chain, or forged.
CREATE TABLE audit_queue (
    event_id  uuid        NOT NULL CONSTRAINT audit_queue_pkey PRIMARY KEY,
    queued_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE audit_queue IS 'Slice: event. No personal data.';

-- One row for each linked event. No foreign key: its check would lock and so rewrite every row of a table that nobody may change.
CREATE TABLE audit_chain (
    position bigint NOT NULL CONSTRAINT audit_chain_pkey PRIMARY KEY,
    event_id uuid   NOT NULL CONSTRAINT audit_chain_event_id_key UNIQUE,
    mac      bytea  NOT NULL,
    CONSTRAINT audit_chain_position_check CHECK (position >= 1),
    CONSTRAINT audit_chain_mac_check CHECK (octet_length(mac) = 33)
);
COMMENT ON TABLE audit_chain IS 'Slice: event. No personal data.';

-- What the chain ended with at a moment, under a second key: a chain that ends earlier was cut.
CREATE TABLE audit_checkpoints (
    position  bigint      NOT NULL,
    made_at   timestamptz NOT NULL,
    mac       bytea       NOT NULL,
    signature bytea       NOT NULL,
    CONSTRAINT audit_checkpoints_pkey PRIMARY KEY (position, made_at),
    CONSTRAINT audit_checkpoints_mac_check CHECK (octet_length(mac) = 33),
    CONSTRAINT audit_checkpoints_signature_check CHECK (octet_length(signature) = 33)
);
COMMENT ON TABLE audit_checkpoints IS 'Slice: event. No personal data.';

-- Where the chain begins since its older part was removed: the last removed position and its link, under the second key.
CREATE TABLE audit_anchors (
    position  bigint      NOT NULL CONSTRAINT audit_anchors_pkey PRIMARY KEY,
    made_at   timestamptz NOT NULL,
    mac       bytea       NOT NULL,
    signature bytea       NOT NULL,
    CONSTRAINT audit_anchors_mac_check CHECK (octet_length(mac) = 33),
    CONSTRAINT audit_anchors_signature_check CHECK (octet_length(signature) = 33)
);
COMMENT ON TABLE audit_anchors IS 'Slice: event. No personal data.';

-- The second line behind the rights of the application's role: it also stops the owner's slip. Only audit_forget may remove rows.
CREATE OR REPLACE FUNCTION audit_events_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('gatehouse.audit_forgets', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_events_append_only_trigger BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION audit_events_refuse_change();
CREATE TRIGGER audit_chain_append_only_trigger BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_chain
    FOR EACH STATEMENT EXECUTE FUNCTION audit_events_refuse_change();
CREATE TRIGGER audit_checkpoints_append_only_trigger BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoints
    FOR EACH STATEMENT EXECUTE FUNCTION audit_events_refuse_change();
CREATE TRIGGER audit_anchors_append_only_trigger BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_anchors
    FOR EACH STATEMENT EXECUTE FUNCTION audit_events_refuse_change();

-- Removes the beginning of the chain up to a position and leaves an anchor in its place. It runs with its owner's rights, so it judges
-- for itself: all or nothing of that beginning, nothing younger than asked for, and never anything of the last day.
CREATE FUNCTION audit_forget(
    upto bigint, link bytea, older_than timestamptz, anchored_at timestamptz, anchor_signature bytea) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    removed bigint;
BEGIN
    IF older_than > now() - interval '1 day' THEN
        RAISE EXCEPTION 'events of the last day are kept' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NOT EXISTS (SELECT FROM audit_chain c WHERE c.position = upto AND c.mac = link) THEN
        RAISE EXCEPTION 'no such link' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF EXISTS (
        SELECT FROM audit_chain c JOIN audit_events e ON e.id = c.event_id
        WHERE c.position <= upto AND e.occurred_at >= older_than) THEN
        RAISE EXCEPTION 'events up to there are younger' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO audit_anchors (position, made_at, mac, signature) VALUES (upto, anchored_at, link, anchor_signature);
    PERFORM set_config('gatehouse.audit_forgets', 'on', true);
    DELETE FROM audit_events e USING audit_chain c WHERE c.event_id = e.id AND c.position <= upto;
    DELETE FROM audit_chain c WHERE c.position <= upto;
    GET DIAGNOSTICS removed = ROW_COUNT;
    DELETE FROM audit_checkpoints p WHERE p.position <= upto;
    PERFORM set_config('gatehouse.audit_forgets', 'off', true);
    RETURN removed;
END $$;
