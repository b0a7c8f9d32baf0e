-- Widens a check: envelopes of hashes that came from another system, beside our own. No row changes, and none is read under the lock.
SET LOCAL lock_timeout = '5s';
ALTER TABLE credentials DROP CONSTRAINT credentials_envelope_check;
ALTER TABLE credentials ADD CONSTRAINT credentials_envelope_check CHECK (
    envelope ~ '^gh1:[0-9]{1,3}:\$2[aby]\$[0-9]{2}\$[./A-Za-z0-9]{53}$'
    OR envelope ~ '^gh2:[0-9]{1,3}:\$2[aby]\$[0-9]{2}\$[./A-Za-z0-9]{22}:[A-Za-z0-9_-]{64}$') NOT VALID;
