-- How a name looks stands beside it, worked out when it is written: where there are few people the planner reads all of them for each row of a list, and
-- working it out anew for each took ten times as long as the list itself (docs/decisions/0048).
ALTER TABLE public.users ADD COLUMN name_key text NOT NULL GENERATED ALWAYS AS (public.name_key(name)) STORED;
DROP INDEX public.users_name_key;
CREATE INDEX users_name_key ON public.users (name_key);
