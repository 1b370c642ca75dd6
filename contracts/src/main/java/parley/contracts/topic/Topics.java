package parley.contracts.topic;

import java.time.Duration;
import java.util.List;
import parley.contracts.codec.CommandCodec;
import parley.contracts.codec.CommandIdCodec;
import parley.contracts.codec.EntityCodec;
import parley.contracts.codec.EntityKeyCodec;
import parley.contracts.codec.IdleThreadCodec;
import parley.contracts.codec.InboxRecordCodec;
import parley.contracts.codec.MessageEventCodec;
import parley.contracts.codec.ModerationActionCodec;
import parley.contracts.codec.PresenceBeatCodec;
import parley.contracts.codec.PresenceChangesCodec;
import parley.contracts.codec.RouterBeatCodec;
import parley.contracts.codec.RouterIdCodec;
import parley.contracts.codec.SearchKeyCodec;
import parley.contracts.codec.SearchRecordCodec;
import parley.contracts.codec.SpaceIdCodec;
import parley.contracts.codec.SubscriptionCodec;
import parley.contracts.codec.UserEventCodec;
import parley.contracts.codec.VerdictCodec;
import parley.contracts.codec.VoiceOrderCodec;
import parley.contracts.edge.InboxRecord;
import parley.contracts.edge.Subscription;
import parley.contracts.entity.Entity;
import parley.contracts.entity.EntityKey;
import parley.contracts.message.Command;
import parley.contracts.message.CommandId;
import parley.contracts.message.IdleThread;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.Verdict;
import parley.contracts.moderation.ModerationAction;
import parley.contracts.presence.PresenceBeat;
import parley.contracts.presence.PresenceChange;
import parley.contracts.search.SearchKey;
import parley.contracts.search.SearchRecord;
import parley.contracts.space.SpaceId;
import parley.contracts.user.UserEvent;
import parley.contracts.voice.RouterBeat;
import parley.contracts.voice.RouterId;
import parley.contracts.voice.VoiceOrder;

/// Every topic of the platform. Topics are created from this list, and `docs/topics.md` is written
/// from it.
public final class Topics {
  public static final Topic<SpaceId, Command> COMMANDS =
      new Topic<>(
          "parley.commands.v1",
          "space",
          new SpaceIdCodec(),
          new CommandCodec(),
          Partitioning.SPACE,
          new Retention.For(Duration.ofHours(6)),
          "ingress, gateway-edge, voice-sfu, streams-topologies, flink-jobs",
          "streams-topologies",
          "What spaces are asked to decide.");

  public static final Topic<CommandId, Verdict> VERDICTS =
      new Topic<>(
          "parley.verdicts.v1",
          "command id",
          new CommandIdCodec(),
          new VerdictCodec(),
          Partitioning.INSTANCE,
          new Retention.For(Duration.ofMinutes(10)),
          "streams-topologies",
          "ingress",
          "What became of a command, for the ingress instance that waits for it.");

  /// A value of null says that the row is gone.
  public static final Topic<EntityKey, Entity> GUILD_CHANGES =
      new Topic<>(
          "parley.guild.changes.v1",
          "space, entity",
          new EntityKeyCodec(),
          new EntityCodec(),
          Partitioning.SPACE,
          new Retention.Compacted(),
          "connectors (Debezium)",
          "streams-topologies, flink-jobs",
          "Rows of PostgreSQL in commit order: the full state for any new topology.");

  public static final Topic<SpaceId, MessageEvent> MESSAGE_LOG =
      new Topic<>(
          "parley.message.log.v1",
          "space",
          new SpaceIdCodec(),
          new MessageEventCodec(),
          Partitioning.SPACE,
          new Retention.Forever(),
          "streams-topologies",
          "connectors (Cassandra sink), flink-jobs, anyone",
          "Everything that was ever decided about messages.");

  public static final Topic<SpaceId, Subscription> EDGE_SUBSCRIPTIONS =
      new Topic<>(
          "parley.edge.subscriptions.v1",
          "space",
          new SpaceIdCodec(),
          new SubscriptionCodec(),
          Partitioning.SPACE,
          new Retention.For(Duration.ofHours(6)),
          "gateway-edge",
          "streams-topologies",
          "Which edge slots follow which spaces, for which users.");

  public static final Topic<SpaceId, InboxRecord> EDGE_INBOX =
      new Topic<>(
          "parley.edge.inbox.v1",
          "space",
          new SpaceIdCodec(),
          new InboxRecordCodec(),
          Partitioning.SLOT,
          new Retention.For(Duration.ofMinutes(10)),
          "streams-topologies, gateway-edge",
          "gateway-edge",
          "What an edge slot has to know: snapshots, then every later event, in the space's"
              + " order.");

  public static final Topic<SpaceId, UserEvent> USER_EVENTS =
      new Topic<>(
          "parley.user.events.v1",
          "space of the user",
          new SpaceIdCodec(),
          new UserEventCodec(),
          Partitioning.SPACE,
          new Retention.For(Duration.ofHours(6)),
          "streams-topologies",
          "streams-topologies",
          "What was decided in one space and concerns a user, on its way to that user's space.");

  public static final Topic<SpaceId, PresenceBeat> PRESENCE_BEATS =
      new Topic<>(
          "parley.presence.beats.v1",
          "space of the user",
          new SpaceIdCodec(),
          new PresenceBeatCodec(),
          Partitioning.SPACE,
          new Retention.For(Duration.ofMinutes(10)),
          "gateway-edge",
          "streams-topologies",
          "How the sessions of users are present, slot by slot.");

  /// The key is any space of the partition: a record tells many of them.
  public static final Topic<SpaceId, List<PresenceChange>> PRESENCE_CHANGES =
      new Topic<>(
          "parley.presence.changes.v1",
          "a space of the partition",
          new SpaceIdCodec(),
          new PresenceChangesCodec(),
          Partitioning.SPACE,
          new Retention.For(Duration.ofMinutes(10)),
          "streams-topologies",
          "streams-topologies",
          "How users are present, on the way from their own spaces to guilds and friends.");

  public static final Topic<SpaceId, IdleThread> IDLE_THREADS =
      new Topic<>(
          "parley.idle.threads.v1",
          "space",
          new SpaceIdCodec(),
          new IdleThreadCodec(),
          Partitioning.SPACE,
          new Retention.For(Duration.ofHours(6)),
          "streams-topologies",
          "ingress",
          "Threads that fell silent, to be archived in their rows.");

  public static final Topic<SpaceId, ModerationAction> MODERATION_ACTIONS =
      new Topic<>(
          "parley.moderation.actions.v1",
          "space",
          new SpaceIdCodec(),
          new ModerationActionCodec(),
          Partitioning.SPACE,
          new Retention.For(Duration.ofDays(1)),
          "streams-topologies",
          "ingress",
          "What moderation did to people, to be set down in the audit log and in rows of members.");

  /// A value of null says that the router ended in order.
  public static final Topic<RouterId, RouterBeat> VOICE_NODES =
      new Topic<>(
          "parley.voice.nodes.v1",
          "router",
          new RouterIdCodec(),
          new RouterBeatCodec(),
          Partitioning.NONE,
          new Retention.Compacted(),
          "voice-sfu",
          "streams-topologies",
          "Signs of life of voice routers, with what they hold and can take.");

  public static final Topic<RouterId, VoiceOrder> VOICE_ORDERS =
      new Topic<>(
          "parley.voice.orders.v1",
          "router",
          new RouterIdCodec(),
          new VoiceOrderCodec(),
          Partitioning.ROUTER,
          new Retention.For(Duration.ofMinutes(10)),
          "streams-topologies",
          "voice-sfu",
          "What voice routers are told about clients that they have, or are about to have.");

  public static final Topic<SearchKey, SearchRecord> SEARCH_DOCUMENTS =
      new Topic<>(
          "parley.search.documents.v1",
          "message, channel or guild",
          new SearchKeyCodec(),
          new SearchRecordCodec(),
          Partitioning.SPACE,
          new Retention.Compacted(),
          "flink-jobs (search documents)",
          "connectors (Elasticsearch sink)",
          "What messages look like to who searches: a full index can be built from it.");

  public static final Topic<byte[], byte[]> DEAD_LETTERS =
      new Topic<>(
          "parley.dead.letters.v1",
          "of the original",
          new RawCodec(),
          new RawCodec(),
          Partitioning.NONE,
          new Retention.For(Duration.ofDays(28)),
          "every consumer",
          "operators",
          "Records that could not be read or decided, with the cause in their headers.");

  private Topics() {}

  public static List<Topic<?, ?>> all() {
    return List.of(
        COMMANDS,
        VERDICTS,
        GUILD_CHANGES,
        MESSAGE_LOG,
        EDGE_SUBSCRIPTIONS,
        EDGE_INBOX,
        USER_EVENTS,
        PRESENCE_BEATS,
        PRESENCE_CHANGES,
        IDLE_THREADS,
        MODERATION_ACTIONS,
        VOICE_NODES,
        VOICE_ORDERS,
        SEARCH_DOCUMENTS,
        DEAD_LETTERS);
  }
}
