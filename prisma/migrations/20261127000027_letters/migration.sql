-- The outbox: what people are to be told by mail. A row is made in the transaction that causes it and delivered after its commit. It holds facts, no text and no
-- secret: one-time links are told again from their ids, by a key that the database does not have.
CREATE TABLE letters (
  id uuid PRIMARY KEY DEFAULT public.uuid_v7(),
  kind text NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
  -- To whom, by name and address of that time: whoever is renamed or deleted meanwhile was written to all the same.
  user_id uuid,
  name text NOT NULL,
  address text NOT NULL CHECK (length(address) BETWEEN 3 AND 254),
  facts jsonb NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  -- Not before then; put off after each failure.
  due_at timestamptz NOT NULL DEFAULT now(),
  -- Of no use any more from then on: its link would not be valid.
  expires_at timestamptz,
  -- `kept`: nothing is set up that could send it. `folded`: told together with others, in the digest `folded_into`.
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'kept', 'sent', 'failed', 'expired', 'folded')),
  attempts int NOT NULL DEFAULT 0,
  -- Whoever delivers it holds it until then; a crash lets go of it by that alone.
  claimed_until timestamptz,
  last_error text CHECK (length(last_error) <= 2000),
  sent_at timestamptz,
  sent_by text CHECK (sent_by IN ('resend', 'smtp')),
  -- What the provider calls it.
  provider_id text CHECK (length(provider_id) <= 200),
  folded_into uuid,
  CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
  CHECK ((state = 'folded') = (folded_into IS NOT NULL))
);
-- What waits is little, whatever was sent before.
CREATE INDEX letters_waiting ON letters (due_at) WHERE state = 'queued';
CREATE INDEX letters_of_user ON letters (user_id, id);
SELECT log.leave_unrecorded('letters', 'The outbox: why a letter was written is told where that was done; what became of it stands in the outbox itself, which administrators read.');

-- Links that need no sign-in: of a session that was not the person's, of an address that is to become theirs.
ALTER TABLE tokens DROP CONSTRAINT tokens_kind_check,
  ADD CONSTRAINT tokens_kind_check CHECK (kind IN ('setup', 'invite', 'password', 'forgotten', 'not_me', 'address')),
  ADD COLUMN session_id uuid,
  ADD COLUMN address text CHECK (length(address) BETWEEN 3 AND 254),
  ADD CHECK ((kind = 'not_me') = (session_id IS NOT NULL)),
  ADD CHECK ((kind = 'address') = (address IS NOT NULL));
SELECT log.record_table('tokens', 'token', '{kind,user_id,user_name,expires_at,used_at,session_id,address}', 'coalesce(r.user_name, r.kind)', '{token_hash}',
  forgets => $$coalesce(o.used_at, o.expires_at) < now() - interval '7 days'$$);

-- From whom letters come. Without an address nothing is sent.
ALTER TABLE settings
  ADD COLUMN mail_from text CHECK (length(mail_from) BETWEEN 3 AND 254),
  ADD COLUMN mail_reply_to text CHECK (length(mail_reply_to) BETWEEN 3 AND 254),
  ADD COLUMN product_name text NOT NULL DEFAULT 'Rollcall' CHECK (length(product_name) BETWEEN 1 AND 60),
  -- Notices to one person within an hour; what is over becomes one digest.
  ADD COLUMN mail_notices_an_hour int NOT NULL DEFAULT 4 CHECK (mail_notices_an_hour BETWEEN 1 AND 60);
SELECT log.record_table('settings', 'settings', '{retention_days,read_days,notify_enabled,notify_every,idle_enabled,idle_minutes,limit_enabled,limit_minutes,
  cleanup_from,cleanup_minutes,timeouts_from,timeouts_minutes,mail_from,mail_reply_to,product_name,mail_notices_an_hour}', $$'Settings'$$);
