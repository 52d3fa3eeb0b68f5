-- Two people may have one name. Where lists show a name that somebody else has too, they show the address beside it (docs/decisions/0033).

-- How a name looks, for comparison: compatible forms as one (NFKC), without white space and what is not seen or looks like a space, and small letters.
-- The list is that of lib/origin/clean-text.ts with what may stand in a name but tells nobody apart, which a test holds them to. Letters are made small
-- by the best rules that this server has: the database's own may know those of ASCII alone.
DO $do$
DECLARE
  rules text := coalesce((
    SELECT format(' COLLATE pg_catalog.%I', c.collname) FROM pg_collation c
    WHERE c.collnamespace = 'pg_catalog'::regnamespace AND c.collencoding IN (-1, pg_char_to_encoding('UTF8'))
      AND c.collname IN ('pg_unicode_fast', 'und-x-icu', 'pg_c_utf8')
    ORDER BY array_position(ARRAY['pg_unicode_fast', 'und-x-icu', 'pg_c_utf8'], c.collname::text) LIMIT 1), '');
BEGIN
  -- Through the great letters: some have two small ones.
  EXECUTE format($sql$
    CREATE FUNCTION public.name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
      SELECT lower(upper(normalize(regexp_replace(normalize(name, NFKC) COLLATE "C",
        '[\u0001-\u0020\u007F-\u00A0\u00AD\u034F\u061C\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u2800\u3000'
        '\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\U00013430-\U0001343F\U00016FE4\U0001BCA0-\U0001BCA3\U0001D159\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]',
        '', 'g'), NFKC)%1$s))
    $$ $sql$, rules);
END
$do$;

CREATE INDEX users_name_key ON users (public.name_key(name));
