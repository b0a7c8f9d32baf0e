-- The application's role: it may work with every table, but of the audit log it may only read and add. Migrations run as the owner of
-- the tables; the core connects as a login role that is a member of gatehouse_app and works as gatehouse_app (database.role).
-- A role belongs to the whole server, so another database may have made it already. Changes no rows, locks nothing for longer than a moment.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gatehouse_app') THEN
        CREATE ROLE gatehouse_app NOLOGIN;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN
        NULL; -- another database of this server was migrated at the same moment
    WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'the role gatehouse_app is missing and this user may not create it'
            USING HINT = 'Run CREATE ROLE gatehouse_app NOLOGIN as an administrator of the server, then migrate again.';
END $$;

DO $$
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO gatehouse_app', current_schema());
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO gatehouse_app', current_schema());
    EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO gatehouse_app', current_schema());
    EXECUTE format(
        'ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO gatehouse_app', current_schema());
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE ON SEQUENCES TO gatehouse_app', current_schema());
    -- A function that runs with its owner's rights must not find its tables by its caller's search path.
    EXECUTE format(
        'ALTER FUNCTION audit_forget(bigint, bytea, timestamptz, timestamptz, bytea) SET search_path = %I, pg_temp', current_schema());
END $$;

REVOKE UPDATE, DELETE ON audit_events, audit_chain, audit_checkpoints FROM gatehouse_app;
-- An anchor says that what came before it may be gone: only audit_forget writes one.
REVOKE INSERT, UPDATE, DELETE ON audit_anchors FROM gatehouse_app;
REVOKE INSERT, UPDATE, DELETE ON flyway_schema_history FROM gatehouse_app;
REVOKE ALL ON FUNCTION audit_forget(bigint, bytea, timestamptz, timestamptz, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_forget(bigint, bytea, timestamptz, timestamptz, bytea) TO gatehouse_app;
