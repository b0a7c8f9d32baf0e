-- What administrators look for: accounts whose address or username begins so. In the order of bytes, which a search for a beginning needs, and
-- with the id, so that it reads no row that it does not show. Changes no rows. Built under a lock that lets readers pass and makes writers
-- wait: seconds for a million accounts.
SET LOCAL lock_timeout = '5s';
CREATE INDEX users_tenant_id_email_prefix_idx ON users (tenant_id, email_key COLLATE "C") INCLUDE (id);
CREATE INDEX users_tenant_id_username_prefix_idx ON users (tenant_id, username_key COLLATE "C") INCLUDE (id);
