-- How events get into ratings.rating: a consumer of the topic that every portal, app and phone line writes to. Exactly once is not asked of
-- Kafka: it delivers at least once, and what is behind takes an event any number of times. The key of a message is the event's id.

CREATE TABLE ratings.topic (
  id String, source String, happened DateTime, received DateTime, methodology String, target String, channel String, version String,
  `answers.question` Array(String), `answers.answer` Array(String), reasons Array(String)
) ENGINE = Kafka SETTINGS kafka_broker_list = 'kafka:9092', kafka_topic_list = 'portal.ratings', kafka_group_name = 'ratings',
  kafka_format = 'JSONEachRow', kafka_num_consumers = 4, kafka_max_block_size = 65536
;
CREATE MATERIALIZED VIEW ratings.from_topic TO ratings.rating AS
SELECT source, id, happened, received, methodology, target, channel, version, answers.question, answers.answer, reasons FROM ratings.topic
;
