-- Ids are UUIDv7 (RFC 9562) made by the database: one column is identity, order, page cursor and partition key.
CREATE SCHEMA log;

-- PostgreSQL 18 brings uuidv7(); before it the same is made here, with 12 bits of the millisecond's fraction.
DO $migration$
BEGIN
  IF current_setting('server_version_num')::int >= 180000 THEN
    CREATE FUNCTION public.uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS 'SELECT uuidv7()';
  ELSE
    CREATE FUNCTION public.uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $body$
      SELECT encode(
        overlay(
          pg_catalog.uuid_send(gen_random_uuid())
          placing substring(int8send(us / 1000) from 3) || int2send((28672 + (us % 1000) * 4096 / 1000)::int2)
          from 1 for 8),
        'hex')::uuid
      FROM (SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS us) AS clock
    $body$;
  END IF;
END
$migration$;

-- The moment in a UUIDv7, to the millisecond. Immutable, so that generated columns may use it.
CREATE FUNCTION public.uuid_time(id uuid) RETURNS timestamptz LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT to_timestamp((('x' || translate(substr(id::text, 1, 13), '-', ''))::bit(48)::bigint / 1000.0)::float8)
$$;

-- The smallest UUIDv7 of a moment: bound of a partition, or of a range of ids.
CREATE FUNCTION public.uuid_floor(at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid
$$;
