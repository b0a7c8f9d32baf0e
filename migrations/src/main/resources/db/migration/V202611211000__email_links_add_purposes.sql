-- Links for recovery beside those that confirm an address. Existing rows stay as they are; the table is small and short-lived, so the
-- checks are validated at once. The lock lasts as long as one scan of it.
SET LOCAL lock_timeout = '5s';
ALTER TABLE email_links
    ADD COLUMN address text,                                    -- email_change: the new one; email_cancel: the one to go back to
    DROP CONSTRAINT email_links_purpose_check,
    ADD CONSTRAINT email_links_purpose_check
        CHECK (purpose IN ('verify_email', 'password_reset', 'unlock', 'email_change', 'email_cancel', 'not_me')),
    ADD CONSTRAINT email_links_address_check
        CHECK ((purpose IN ('email_change', 'email_cancel')) = (address IS NOT NULL) AND length(address) BETWEEN 3 AND 254);
-- Every alert stands for itself: a link in an older mail must still work after a newer alert, or an attacker would only have to cause
-- another one.
DROP INDEX email_links_open_key;
CREATE UNIQUE INDEX email_links_open_key ON email_links (user_id, purpose)
    WHERE used_at IS NULL AND superseded_at IS NULL AND purpose NOT IN ('email_cancel', 'not_me');
COMMENT ON TABLE email_links IS 'Slice: verification. Personal data (addresses). Secrets as hashes only.';
