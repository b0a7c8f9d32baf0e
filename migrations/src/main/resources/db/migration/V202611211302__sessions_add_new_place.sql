-- Whether a session began on a device or in a country that the account had not seen. Adding a column with a constant default rewrites nothing.
ALTER TABLE sessions ADD COLUMN new_place boolean NOT NULL DEFAULT false;
