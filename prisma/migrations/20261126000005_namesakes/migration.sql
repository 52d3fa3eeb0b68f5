-- Two people may have one name. Where lists show a name that somebody else has too, they show the address beside it (docs/decisions/0033).

-- How a name looks, for comparison: without what is not seen (lib/origin/clean-text.ts, and joiners and fillers, which may stand in a name but
-- tell nobody apart), compatible forms as one (NFKC), and small letters.
CREATE FUNCTION public.name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT lower(translate(normalize(name, NFKC),
    U&'\00AD\034F\061C\115F\1160\17B4\17B5\180E\200B\200C\200D\200E\200F\202A\202B\202C\202D\202E\2060\2061\2062\2063\2064\2066\2067\2068\2069\2800\3164\FE0E\FE0F\FEFF', ''))
$$;

CREATE INDEX users_name_key ON users (public.name_key(name));
