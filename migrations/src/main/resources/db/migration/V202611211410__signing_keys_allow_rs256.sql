-- Widens a check: keys for RS256 beside those for ES256. Secrets of HS256 come from the configuration and never stand here.
ALTER TABLE signing_keys DROP CONSTRAINT signing_keys_algorithm_check;
ALTER TABLE signing_keys ADD CONSTRAINT signing_keys_algorithm_check CHECK (algorithm IN ('ES256', 'RS256'));
