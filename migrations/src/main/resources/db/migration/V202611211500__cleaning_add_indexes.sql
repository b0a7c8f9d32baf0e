-- What the cleaning job looks for, so that it never reads a whole table. Changes no rows. Each index is built under a lock that lets
-- readers pass and makes writers wait: seconds for a million rows. None covers a column that a refresh changes.
SET LOCAL lock_timeout = '5s';
CREATE INDEX sessions_expires_at_idx ON sessions (expires_at);
CREATE INDEX email_links_expires_at_idx ON email_links (expires_at);
CREATE INDEX trusted_devices_expires_at_idx ON trusted_devices (expires_at);
CREATE INDEX known_devices_last_seen_at_idx ON known_devices (last_seen_at);
CREATE INDEX outbox_done_at_idx ON outbox ((coalesce(sent_at, failed_at))) WHERE payload IS NULL;
