-- The worked example of docs/recording.md: a table of somebody else's, in a schema of its own, under recording. Only the demo, the tests and the bench
-- lay it; it may be run again. The application's role is read from the setting rollcall.app_role, as prisma/seal.sql does.
CREATE SCHEMA IF NOT EXISTS example;

CREATE TABLE IF NOT EXISTS example.contacts (
  id uuid PRIMARY KEY DEFAULT public.uuid_v7(),
  owner_id uuid NOT NULL REFERENCES public.users (id),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  email text CHECK (length(email) <= 254),
  phone text CHECK (length(phone) <= 40),
  company text CHECK (length(company) <= 120),
  note text CHECK (length(note) <= 10000),
  tags text[] NOT NULL DEFAULT '{}',
  birthday date,
  favourite boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
-- Each person their own, newest first.
CREATE INDEX IF NOT EXISTS contacts_of_owner ON example.contacts (owner_id, id);

DO $grants$
DECLARE
  app text := nullif(current_setting('rollcall.app_role', true), '');
BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    ALTER TABLE example.contacts OWNER TO rollcall_owner;
    GRANT USAGE ON SCHEMA example TO rollcall_owner;
  END IF;
  IF app <> current_user THEN
    EXECUTE format('GRANT USAGE ON SCHEMA example TO %I', app);
    EXECUTE format('GRANT SELECT, INSERT, DELETE, UPDATE (name, email, phone, company, note, tags, birthday, favourite, updated_at) ON example.contacts TO %I', app);
  END IF;
END
$grants$;

-- This one line is all that recording asks for. When a row was last touched is no news by itself.
SELECT log.record_table('example.contacts', 'contact', '{owner_id,name,email,phone,company,note,tags,birthday,favourite}', 'r.name');
