package parley.contracts.history;

import java.time.Duration;
import java.util.List;
import parley.contracts.id.MessageId;
import parley.contracts.snowflake.Snowflake;

/// The tables of Cassandra that hold messages. The sink creates and writes them, ingress reads
/// them.
///
/// A partition of `messages` holds what was said in one channel in ten days, newest first;
/// `message_buckets` tells which of these partitions exist, so that a reader jumps over quiet
/// times. The body is a message as `MessageCodec` writes it, without its reactions: their counts
/// are the cells of a map beside it, by the emoji's key, each as `ReactionCountCodec` writes it.
/// Who reacted stands in `reactions`, in a partition for each message; a row that is older than its
/// emoji's count began was cleared away. Every write carries [Snowflake#writeMicros] of its
/// decision as timestamp, so the last decision wins, whatever the order of the writes.
public final class MessageTable {
  public static final String KEYSPACE = "parley";
  public static final String MESSAGES = KEYSPACE + ".messages";
  public static final String BUCKETS = KEYSPACE + ".message_buckets";

  public static final String REACTIONS = KEYSPACE + ".reactions";

  public static final String CHANNEL_ID = "channel_id";
  public static final String BUCKET = "bucket";
  public static final String MESSAGE_ID = "message_id";
  public static final String AUTHOR_ID = "author_id";
  public static final String DECISION = "decision";
  public static final String BODY = "body";
  public static final String COUNTS = "reactions";
  public static final String EMOJI = "emoji";
  public static final String USER_ID = "user_id";

  /// The time that one partition spans.
  public static final Duration BUCKET_TIME = Duration.ofDays(10);

  private static final long BUCKET_MS = BUCKET_TIME.toMillis();

  private MessageTable() {}

  /// Which partition of its channel a message lies in; grows with the message's time.
  public static int bucket(MessageId message) {
    return (int) ((Snowflake.unixMs(message.value()) - Snowflake.EPOCH_MS) / BUCKET_MS);
  }

  /// What creates keyspace and tables where they are missing, in this order.
  public static List<String> statements(String datacenter, int replicas) {
    return List.of(
        "CREATE KEYSPACE IF NOT EXISTS "
            + KEYSPACE
            + " WITH replication = {'class': 'NetworkTopologyStrategy', '"
            + datacenter
            + "': "
            + replicas
            + "}",
        "CREATE TABLE IF NOT EXISTS "
            + MESSAGES
            + " (channel_id bigint, bucket int, message_id bigint, author_id bigint,"
            + " decision bigint, body blob, PRIMARY KEY ((channel_id, bucket), message_id))"
            + " WITH CLUSTERING ORDER BY (message_id DESC)",
        "ALTER TABLE " + MESSAGES + " ADD IF NOT EXISTS reactions map<text, blob>",
        "CREATE TABLE IF NOT EXISTS "
            + REACTIONS
            + " (channel_id bigint, message_id bigint, emoji text, user_id bigint, decision bigint,"
            + " PRIMARY KEY ((channel_id, message_id), emoji, user_id))",
        "CREATE TABLE IF NOT EXISTS "
            + BUCKETS
            + " (channel_id bigint, bucket int, PRIMARY KEY (channel_id, bucket))"
            + " WITH CLUSTERING ORDER BY (bucket DESC)");
  }
}
