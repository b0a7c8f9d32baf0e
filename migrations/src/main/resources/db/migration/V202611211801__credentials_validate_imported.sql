-- Reads every row once, under a lock that lets readers and writers pass.
SET LOCAL lock_timeout = '5s';
ALTER TABLE credentials VALIDATE CONSTRAINT credentials_envelope_check;
