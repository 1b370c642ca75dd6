package parley.streams.guild;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import parley.contracts.codec.EntityCodec;
import parley.contracts.codec.EntityKeyCodec;
import parley.contracts.entity.Account;
import parley.contracts.entity.AutoModRule;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Credential;
import parley.contracts.entity.Entity;
import parley.contracts.entity.EntityKey;
import parley.contracts.entity.EntityKind;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Membership;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.entity.Role;
import parley.contracts.entity.ThreadMember;
import parley.contracts.entity.Webhook;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.id.WebhookId;
import parley.contracts.space.SpaceId;
import parley.streams.SpaceMetrics;

/// The rows that a task holds, with the decoded guilds and members that were used last. Belongs to
/// the task's thread. The store is on disk; the caches hold at most [#GUILDS] guilds, as many
/// private channels, [#MEMBERS] members and as many channels that were asked for as threads.
public final class SpaceEntities {
  static final int GUILDS = 2_000;
  static final int MEMBERS = 20_000;

  private static final List<EntityKind> PERSONAL =
      List.of(
          EntityKind.RELATIONSHIP,
          EntityKind.PROFILE,
          EntityKind.SETTINGS,
          EntityKind.GUILD_SETTINGS,
          EntityKind.NOTE);

  private static final EntityKeyCodec KEYS = new EntityKeyCodec();
  private static final EntityCodec ROWS = new EntityCodec();
  private static final BytesSerializer PREFIXES = new BytesSerializer();

  private final KeyValueStore<Bytes, byte[]> store;
  private final MemberNames names;
  private final SpaceMetrics metrics;
  private final Bounded<SpaceId, Optional<GuildView>> guilds = new Bounded<>(GUILDS);
  private final Bounded<EntityKey, Optional<Member>> members = new Bounded<>(MEMBERS);
  private final Bounded<SpaceId, Optional<PrivateChannel>> privateChannels = new Bounded<>(GUILDS);
  private final Bounded<EntityKey, Optional<Channel>> threads = new Bounded<>(MEMBERS);

  public SpaceEntities(
      KeyValueStore<Bytes, byte[]> store, MemberNames names, SpaceMetrics metrics) {
    this.store = store;
    this.names = names;
    this.metrics = metrics;
  }

  /// The guild whose space this is, unless it is unknown or deleted.
  public @Nullable GuildView guild(SpaceId space) {
    Optional<GuildView> known = guilds.get(space);
    metrics.lookedUp(known != null);
    if (known == null) {
      known = Optional.ofNullable(load(space));
      guilds.put(space, known);
    }
    return known.orElse(null);
  }

  public @Nullable Member member(GuildId guild, UserId user) {
    EntityKey key = new EntityKey(guild.space(), EntityKind.MEMBER, user.value());
    Optional<Member> known = members.get(key);
    metrics.lookedUp(known != null);
    if (known == null) {
      known = Optional.ofNullable((Member) find(key));
      members.put(key, known);
    }
    return known.orElse(null);
  }

  /// Members of a guild in the order of their ids, until somebody has seen enough.
  ///
  /// @param after where to go on; 0 for the beginning
  /// @param visitor answers whether to go on
  public void eachMember(SpaceId space, UserId after, Predicate<Member> visitor) {
    Bytes from =
        Bytes.wrap(KEYS.encode(new EntityKey(space, EntityKind.MEMBER, after.value() + 1)));
    Bytes to = Bytes.wrap(KEYS.encode(new EntityKey(space, EntityKind.MEMBER, -1L)));
    try (KeyValueIterator<Bytes, byte[]> rows = store.range(from, to)) {
      boolean wanted = true;
      while (wanted && rows.hasNext()) {
        wanted = visitor.test((Member) ROWS.decode(rows.next().value));
      }
    }
  }

  /// Users with a name that begins like this.
  public Set<UserId> named(SpaceId space, String prefix, int limit) {
    return names.find(space, prefix, limit);
  }

  /// A channel or a thread of a guild.
  public @Nullable Channel channel(GuildView guild, ChannelId id) {
    Channel channel = guild.channel(id);
    return channel == null ? thread(guild.guild().id().space(), id) : channel;
  }

  /// A thread, archived or not.
  public @Nullable Channel thread(SpaceId space, ChannelId id) {
    EntityKey key = new EntityKey(space, EntityKind.THREAD, id.value());
    Optional<Channel> known = threads.get(key);
    metrics.lookedUp(known != null);
    if (known == null) {
      known = Optional.ofNullable((Channel) find(key));
      threads.put(key, known);
    }
    return known.orElse(null);
  }

  /// Whether a channel of a space is a thread.
  public boolean isThread(SpaceId space, ChannelId id) {
    GuildView guild = guild(space);
    return guild != null && guild.channel(id) == null && thread(space, id) != null;
  }

  public @Nullable ThreadMember threadMember(GuildId guild, ChannelId thread, UserId user) {
    return (ThreadMember) find(ThreadMember.key(guild, thread, user));
  }

  /// Everybody in a thread.
  public List<ThreadMember> threadMembers(GuildId guild, ChannelId thread) {
    List<ThreadMember> rows = new ArrayList<>();
    each(
        EntityKeyCodec.prefix(guild.space(), EntityKind.THREAD_MEMBER, thread.value()),
        row -> rows.add((ThreadMember) row));
    return rows;
  }

  public @Nullable Webhook webhook(SpaceId space, WebhookId id) {
    return (Webhook) find(new EntityKey(space, EntityKind.WEBHOOK, id.value()));
  }

  /// What a member may do in a channel or a thread of a guild at a moment.
  public long permissions(GuildView guild, Member member, Channel channel, Instant now) {
    boolean joined =
        channel.isPrivateThread()
            && threadMember(channel.guild(), channel.id(), member.user().id()) != null;
    return guild.permissions(member, channel, joined, now);
  }

  /// The row of a guild, also of a deleted one.
  public @Nullable Guild guildRow(SpaceId space) {
    return (Guild) find(new EntityKey(space, EntityKind.GUILD, space.value()));
  }

  public @Nullable Account account(SpaceId space) {
    return (Account) find(new EntityKey(space, EntityKind.ACCOUNT, space.value()));
  }

  /// The private channel whose space this is, unless it is none.
  public @Nullable PrivateChannel privateChannel(SpaceId space) {
    Optional<PrivateChannel> known = privateChannels.get(space);
    metrics.lookedUp(known != null);
    if (known == null) {
      known =
          Optional.ofNullable(
              (PrivateChannel)
                  find(new EntityKey(space, EntityKind.PRIVATE_CHANNEL, space.value())));
      privateChannels.put(space, known);
    }
    return known.orElse(null);
  }

  /// The private channels that the user of a space takes part in.
  public List<PrivateChannel> privateChannels(SpaceId space) {
    List<PrivateChannel> rows = new ArrayList<>();
    each(
        EntityKeyCodec.prefix(space, EntityKind.PRIVATE_CHANNEL),
        row -> rows.add((PrivateChannel) row));
    return rows;
  }

  /// Emojis, stickers and planned events of a guild: some hundred at most.
  public List<Entity> expressions(SpaceId space) {
    List<Entity> rows = new ArrayList<>();
    each(EntityKeyCodec.prefix(space, EntityKind.EMOJI), rows::add);
    each(EntityKeyCodec.prefix(space, EntityKind.STICKER), rows::add);
    each(EntityKeyCodec.prefix(space, EntityKind.SCHEDULED_EVENT), rows::add);
    return rows;
  }

  /// The rules of a guild's automatic moderation: ten at most.
  public List<AutoModRule> autoModRules(SpaceId space) {
    List<AutoModRule> rows = new ArrayList<>();
    each(
        EntityKeyCodec.prefix(space, EntityKind.AUTO_MODERATION_RULE),
        row -> rows.add((AutoModRule) row));
    return rows;
  }

  public List<Membership> memberships(SpaceId space) {
    List<Membership> rows = new ArrayList<>();
    each(EntityKeyCodec.prefix(space, EntityKind.MEMBERSHIP), row -> rows.add((Membership) row));
    return rows;
  }

  public List<Credential> credentials(SpaceId space) {
    List<Credential> rows = new ArrayList<>();
    each(EntityKeyCodec.prefix(space, EntityKind.CREDENTIAL), row -> rows.add((Credential) row));
    return rows;
  }

  /// Relationships, profile and preferences of the user of a space.
  public List<Entity> personalRows(SpaceId space) {
    List<Entity> rows = new ArrayList<>();
    for (EntityKind kind : PERSONAL) {
      each(EntityKeyCodec.prefix(space, kind), rows::add);
    }
    return rows;
  }

  /// The newest revision of a space whose rows are all in force: that of the guild, the account or
  /// the private channel, or 0.
  public long revision(SpaceId space) {
    Guild guild = guildRow(space);
    if (guild != null) {
      return guild.revision();
    }
    Account account = account(space);
    if (account != null) {
      return account.revision();
    }
    PrivateChannel channel = privateChannel(space);
    return channel == null ? 0 : channel.revision();
  }

  public @Nullable Entity find(EntityKey key) {
    byte[] row = store.get(Bytes.wrap(KEYS.encode(key)));
    return row == null ? null : ROWS.decode(row);
  }

  /// Puts a row, or removes it when it is null.
  public void put(EntityKey key, @Nullable Entity row) {
    Bytes bytes = Bytes.wrap(KEYS.encode(key));
    if (key.kind() == EntityKind.MEMBER) {
      names.replace((Member) find(key), (Member) row);
    }
    if (row == null) {
      store.delete(bytes);
    } else {
      store.put(bytes, ROWS.encode(row));
    }
    switch (key.kind()) {
      case GUILD -> refreshGuild(key.space(), (Guild) row);
      case CHANNEL, ROLE -> refresh(guilds.get(key.space()), key, row);
      case MEMBER -> members.remove(key);
      case THREAD -> threads.remove(key);
      case PRIVATE_CHANNEL -> privateChannels.remove(key.space());
      case ACCOUNT,
          MEMBERSHIP,
          CREDENTIAL,
          AUDIT_LOG_ENTRY,
          BAN,
          THREAD_MEMBER,
          WEBHOOK,
          EMOJI,
          STICKER,
          AUTO_MODERATION_RULE,
          SCHEDULED_EVENT,
          EVENT_SUBSCRIBER,
          RELATIONSHIP,
          PROFILE,
          SETTINGS,
          GUILD_SETTINGS,
          NOTE,
          UNKNOWN -> {}
    }
  }

  /// Removes what is kept of a deleted guild, except for its own row.
  public void dropAllButGuildRow(SpaceId space) {
    for (EntityKind kind :
        List.of(
            EntityKind.CHANNEL,
            EntityKind.ROLE,
            EntityKind.MEMBER,
            EntityKind.BAN,
            EntityKind.THREAD,
            EntityKind.THREAD_MEMBER,
            EntityKind.WEBHOOK,
            EntityKind.EMOJI,
            EntityKind.STICKER,
            EntityKind.AUTO_MODERATION_RULE,
            EntityKind.SCHEDULED_EVENT,
            EntityKind.EVENT_SUBSCRIBER)) {
      // The iterator reads a snapshot, so a million members need not be remembered to be deleted.
      try (KeyValueIterator<Bytes, byte[]> rows =
          store.prefixScan(Bytes.wrap(EntityKeyCodec.prefix(space, kind)), PREFIXES)) {
        while (rows.hasNext()) {
          store.delete(rows.next().key);
        }
      }
    }
    names.forget(space);
    guilds.remove(space);
    members.keySet().removeIf(key -> key.space().equals(space));
    threads.keySet().removeIf(key -> key.space().equals(space));
  }

  private void refreshGuild(SpaceId space, @Nullable Guild row) {
    Optional<GuildView> cached = guilds.get(space);
    if (cached != null && cached.isPresent() && row != null && !row.deleted()) {
      cached.get().put(row);
    } else {
      guilds.remove(space);
    }
  }

  private static void refresh(
      @Nullable Optional<GuildView> cached, EntityKey key, @Nullable Entity row) {
    if (cached == null || cached.isEmpty()) {
      return;
    }
    GuildView view = cached.get();
    if (row instanceof Channel channel) {
      view.put(channel);
    } else if (row instanceof Role role) {
      view.put(role);
    } else if (key.kind() == EntityKind.CHANNEL) {
      view.removeChannel(new ChannelId(key.id()));
    } else {
      view.removeRole(new RoleId(key.id()));
    }
  }

  private @Nullable GuildView load(SpaceId space) {
    Guild guild = guildRow(space);
    if (guild == null || guild.deleted()) {
      return null;
    }
    GuildView view = new GuildView(guild);
    each(EntityKeyCodec.prefix(space, EntityKind.CHANNEL), row -> view.put((Channel) row));
    each(EntityKeyCodec.prefix(space, EntityKind.ROLE), row -> view.put((Role) row));
    return view;
  }

  private void each(byte[] prefix, Consumer<Entity> consumer) {
    try (KeyValueIterator<Bytes, byte[]> rows = store.prefixScan(Bytes.wrap(prefix), PREFIXES)) {
      while (rows.hasNext()) {
        KeyValue<Bytes, byte[]> row = rows.next();
        consumer.accept(ROWS.decode(row.value));
      }
    }
  }
}
