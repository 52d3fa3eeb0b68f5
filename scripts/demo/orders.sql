-- A table of somebody else's beside the contacts, as an adopter would put it under recording (docs/recording.md): what a shop and its people sell.
CREATE TABLE IF NOT EXISTS example.orders (
  id uuid PRIMARY KEY DEFAULT public.uuid_v7(),
  owner_id uuid NOT NULL REFERENCES public.users (id),
  number text NOT NULL UNIQUE,
  customer text NOT NULL,
  status text NOT NULL CHECK (status IN ('draft', 'sent', 'overdue', 'paid', 'shipped', 'refunded', 'cancelled')),
  total numeric(12, 2) NOT NULL,
  currency text NOT NULL CHECK (length(currency) = 3),
  placed_on date NOT NULL,
  note text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

DO $grants$
DECLARE
  app text := nullif(current_setting('rollcall.app_role', true), '');
BEGIN
  ALTER TABLE example.orders OWNER TO rollcall_owner;
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON example.orders TO %I', app);
END
$grants$;

SELECT log.record_table('example.orders', 'order', '{owner_id,number,customer,status,total,currency,placed_on,note}', 'r.number');
