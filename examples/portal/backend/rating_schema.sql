-- Ratings of a city in PostgreSQL 15: applied as one transaction to an empty data base, by postgres_rating_storage.cpp.

-- An event is known by its source and id, whatever month it came in: a partitioned table cannot hold that by itself.
CREATE TABLE rating_identity (
  source text NOT NULL, id text NOT NULL, json text NOT NULL, PRIMARY KEY (source, id)
) PARTITION BY HASH (source, id);
CREATE TABLE rating_identity_0 PARTITION OF rating_identity FOR VALUES WITH (MODULUS 4, REMAINDER 0);
CREATE TABLE rating_identity_1 PARTITION OF rating_identity FOR VALUES WITH (MODULUS 4, REMAINDER 1);
CREATE TABLE rating_identity_2 PARTITION OF rating_identity FOR VALUES WITH (MODULUS 4, REMAINDER 2);
CREATE TABLE rating_identity_3 PARTITION OF rating_identity FOR VALUES WITH (MODULUS 4, REMAINDER 3);

-- By the month of arrival, which nobody outside can choose. Months are made as they come (rating_month).
CREATE TABLE rating (
  sequence bigint GENERATED ALWAYS AS IDENTITY, source text NOT NULL, id text NOT NULL, type text NOT NULL, receipt text NOT NULL,
  happened timestamptz NOT NULL, methodology text NOT NULL, target text NOT NULL, channel text NOT NULL, version text NOT NULL,
  answers jsonb NOT NULL, reasons jsonb NOT NULL, json text NOT NULL, received_at bigint NOT NULL, moderation smallint NOT NULL
) PARTITION BY RANGE (received_at);
CREATE INDEX rating_in_order ON rating (sequence);
CREATE INDEX rating_of_receipt ON rating (receipt) WHERE receipt <> '';
CREATE INDEX rating_by_identity ON rating (source, id);

CREATE TABLE reply (
  receipt text NOT NULL, key text NOT NULL, status text NOT NULL, text text NOT NULL, at bigint NOT NULL, PRIMARY KEY (receipt, key)
);

-- The partition of a moment of arrival; two who come first at once make one.
CREATE FUNCTION rating_month(moment bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  begins timestamptz := date_trunc('month', to_timestamp(moment) AT TIME ZONE 'UTC') AT TIME ZONE 'UTC';
  ends timestamptz := (date_trunc('month', to_timestamp(moment) AT TIME ZONE 'UTC') + interval '1 month') AT TIME ZONE 'UTC';
  name text := 'rating_' || to_char(to_timestamp(moment) AT TIME ZONE 'UTC', 'YYYY_MM');
BEGIN
  IF to_regclass(name) IS NULL THEN
    PERFORM pg_advisory_xact_lock(7305);
    EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF rating FOR VALUES FROM (%s) TO (%s)', name,
                   extract(epoch FROM begins)::bigint, extract(epoch FROM ends)::bigint);
  END IF;
END $$;

-- What anybody may read: answers by month and channel. A number under 10 is hidden, and so many of the next larger ones of its
-- month that at least two are hidden which make up 10 or more together: then the month's own number gives none of them away.
CREATE VIEW rating_public AS
WITH cell AS (
  SELECT methodology, target, answer.key AS question, to_char(happened AT TIME ZONE 'Asia/Krasnoyarsk', 'YYYY-MM') AS month, channel, count(*) AS n
  FROM rating, jsonb_each_text(answers) AS answer
  WHERE type = 'portal.rating.given'
  GROUP BY 1, 2, 3, 4, 5
), ranked AS (
  SELECT *, row_number() OVER ascending AS place, coalesce(sum(n) OVER (ascending ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS smaller,
         bool_or(n < 10) OVER whole AS has_small, sum(n) OVER whole AS of_month
  FROM cell
  WINDOW whole AS (PARTITION BY methodology, target, question, month), ascending AS (whole ORDER BY n, channel)
)
SELECT methodology, target, question, month, channel,
       CASE WHEN n < 10 OR (has_small AND (place <= 2 OR smaller < 10)) THEN NULL ELSE n END AS n,
       CASE WHEN of_month < 10 THEN NULL ELSE of_month END AS of_month
FROM ranked;

CREATE TABLE rating_schema (version integer NOT NULL);
INSERT INTO rating_schema VALUES (1);
