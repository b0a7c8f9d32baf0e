-- "This was not me" leads back to the address that the alert was mailed to, also when somebody has changed the address since. No such
-- link has been mailed before this version. Addresses that may be gone back to are looked for when somebody registers.
SET LOCAL lock_timeout = '5s';
ALTER TABLE email_links
    DROP CONSTRAINT email_links_address_check,
    ADD CONSTRAINT email_links_address_check CHECK (
        (purpose IN ('email_change', 'email_cancel', 'not_me')) = (address IS NOT NULL) AND length(address) BETWEEN 3 AND 254);
CREATE INDEX email_links_awaited_idx ON email_links (tenant_id, (lower(address COLLATE "C")))
    WHERE purpose IN ('email_cancel', 'not_me') AND used_at IS NULL AND superseded_at IS NULL;
COMMENT ON COLUMN email_links.address IS 'email_change: the new one; email_cancel and not_me: the one to go back to';
