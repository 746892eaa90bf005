-- A country's ratings in ClickHouse: events once whatever is repeated, aggregates without reading events, small numbers hidden in the views.
-- Written for what Debian 12 ships (18.16) and valid in later ones; statements end with a line of ";".

CREATE DATABASE IF NOT EXISTS ratings
;
-- What came, as rating_event.schema.json has it. Of a repeat the last to arrive stays after merging; until then both are there, which is why
-- nothing below counts rows.
CREATE TABLE ratings.rating (
  source String, id String, happened DateTime, received DateTime,
  methodology String, target String, channel String, version String,
  answers Nested (question String, answer String), reasons Array(String)
) ENGINE = ReplacingMergeTree(received) PARTITION BY toYYYYMM(happened) ORDER BY (methodology, target, source, id)
;
-- Answers as sets of events: a set takes the same event twice without growing, so a repeat that comes later, from another topic or after a
-- restart counts once for ever. A materialized view sees inserts only, and could not take a counted row back.
CREATE MATERIALIZED VIEW ratings.answers
ENGINE = AggregatingMergeTree PARTITION BY toYYYYMM(month) ORDER BY (methodology, target, question, month, channel, answer)
AS SELECT methodology, target, question, toStartOfMonth(happened, 'Asia/Krasnoyarsk') AS month, channel, answer,
          uniqExactState(sipHash64(source, id)) AS events
FROM ratings.rating ARRAY JOIN answers.question AS question, answers.answer AS answer
GROUP BY methodology, target, question, month, channel, answer
;
-- Readers see only what follows. By channel: a number under 10 is NULL, and so are the next larger ones of its month, until at least two are
-- hidden which make up 10 or more together; then the month's own number gives none of them away.
CREATE VIEW ratings.public_channels AS
SELECT methodology, target, question, month, cell.2 AS channel,
       if(cell.1 < 10 OR (has_small AND (place <= 2 OR smaller < 10)), NULL, cell.1) AS n,
       if(of_month < 10, NULL, of_month) AS of_month
FROM (
  SELECT methodology, target, question, month, arraySort(groupArray((n, channel))) AS cells, arrayMap(c -> c.1, cells) AS counts,
         arrayExists(c -> c < 10, counts) AS has_small, arraySum(counts) AS of_month,
         arrayMap((sum, c) -> sum - c, arrayCumSum(counts), counts) AS before
  FROM (
    SELECT methodology, target, question, month, channel, uniqExactMerge(events) AS n
    FROM ratings.answers GROUP BY methodology, target, question, month, channel
  ) GROUP BY methodology, target, question, month
) ARRAY JOIN cells AS cell, before AS smaller, arrayEnumerate(cells) AS place
;
-- By answer, all channels together, where the month has ten: what scores are worked out from.
CREATE VIEW ratings.public_answers AS
SELECT methodology, target, question, month, answer_of AS answer, n_of AS n
FROM (
  SELECT methodology, target, question, month, groupArray(answer) AS answer_list, groupArray(n) AS n_list
  FROM (
    SELECT methodology, target, question, month, answer, uniqExactMerge(events) AS n
    FROM ratings.answers GROUP BY methodology, target, question, month, answer
  ) GROUP BY methodology, target, question, month HAVING sum(n) >= 10
) ARRAY JOIN answer_list AS answer_of, n_list AS n_of
;
