package parley.contracts.codec;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Account;
import parley.contracts.entity.AuditLogEntry;
import parley.contracts.entity.AutoModRule;
import parley.contracts.entity.Ban;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Credential;
import parley.contracts.entity.Emoji;
import parley.contracts.entity.Entity;
import parley.contracts.entity.EntityKey;
import parley.contracts.entity.EntityKind;
import parley.contracts.entity.EventSubscriber;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Membership;
import parley.contracts.entity.Overwrite;
import parley.contracts.entity.Preference;
import parley.contracts.entity.PrivateChannel;
import parley.contracts.entity.Profile;
import parley.contracts.entity.Relationship;
import parley.contracts.entity.Role;
import parley.contracts.entity.ScheduledEvent;
import parley.contracts.entity.Sticker;
import parley.contracts.entity.ThreadDefaults;
import parley.contracts.entity.ThreadMember;
import parley.contracts.entity.UnknownEntity;
import parley.contracts.entity.User;
import parley.contracts.entity.Webhook;
import parley.contracts.id.ChannelId;
import parley.contracts.id.CredentialId;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;
import parley.contracts.id.WebhookId;
import parley.contracts.space.SpaceId;
import parley.contracts.wire.WireAccount;
import parley.contracts.wire.WireBan;
import parley.contracts.wire.WireChannel;
import parley.contracts.wire.WireCredential;
import parley.contracts.wire.WireEntity;
import parley.contracts.wire.WireEntityKey;
import parley.contracts.wire.WireEntityKind;
import parley.contracts.wire.WireGuild;
import parley.contracts.wire.WireMember;
import parley.contracts.wire.WireMembership;
import parley.contracts.wire.WireOverwrite;
import parley.contracts.wire.WireRole;
import parley.contracts.wire.WireUser;
import parley.contracts.wire.WireWebhook;

/// Rows to and from their wire form.
final class EntityWire {
  private EntityWire() {}

  static WireEntityKind toWire(EntityKind kind) {
    return switch (kind) {
      case GUILD -> WireEntityKind.ENTITY_KIND_GUILD;
      case CHANNEL -> WireEntityKind.ENTITY_KIND_CHANNEL;
      case ROLE -> WireEntityKind.ENTITY_KIND_ROLE;
      case MEMBER -> WireEntityKind.ENTITY_KIND_MEMBER;
      case AUDIT_LOG_ENTRY -> WireEntityKind.ENTITY_KIND_AUDIT_LOG_ENTRY;
      case BAN -> WireEntityKind.ENTITY_KIND_BAN;
      case THREAD -> WireEntityKind.ENTITY_KIND_THREAD;
      case THREAD_MEMBER -> WireEntityKind.ENTITY_KIND_THREAD_MEMBER;
      case WEBHOOK -> WireEntityKind.ENTITY_KIND_WEBHOOK;
      case EMOJI -> WireEntityKind.ENTITY_KIND_EMOJI;
      case STICKER -> WireEntityKind.ENTITY_KIND_STICKER;
      case SCHEDULED_EVENT -> WireEntityKind.ENTITY_KIND_SCHEDULED_EVENT;
      case EVENT_SUBSCRIBER -> WireEntityKind.ENTITY_KIND_EVENT_SUBSCRIBER;
      case AUTO_MODERATION_RULE -> WireEntityKind.ENTITY_KIND_AUTO_MODERATION_RULE;
      case ACCOUNT -> WireEntityKind.ENTITY_KIND_ACCOUNT;
      case MEMBERSHIP -> WireEntityKind.ENTITY_KIND_MEMBERSHIP;
      case CREDENTIAL -> WireEntityKind.ENTITY_KIND_CREDENTIAL;
      case PRIVATE_CHANNEL -> WireEntityKind.ENTITY_KIND_PRIVATE_CHANNEL;
      case RELATIONSHIP -> WireEntityKind.ENTITY_KIND_RELATIONSHIP;
      case PROFILE -> WireEntityKind.ENTITY_KIND_PROFILE;
      case SETTINGS -> WireEntityKind.ENTITY_KIND_SETTINGS;
      case GUILD_SETTINGS -> WireEntityKind.ENTITY_KIND_GUILD_SETTINGS;
      case NOTE -> WireEntityKind.ENTITY_KIND_NOTE;
      case UNKNOWN -> throw new IllegalArgumentException("an unknown kind cannot be written");
    };
  }

  static EntityKind kind(int code) {
    WireEntityKind wire = WireEntityKind.forNumber(code);
    if (wire == null) {
      return EntityKind.UNKNOWN;
    }
    return switch (wire) {
      case ENTITY_KIND_GUILD -> EntityKind.GUILD;
      case ENTITY_KIND_CHANNEL -> EntityKind.CHANNEL;
      case ENTITY_KIND_ROLE -> EntityKind.ROLE;
      case ENTITY_KIND_MEMBER -> EntityKind.MEMBER;
      case ENTITY_KIND_AUDIT_LOG_ENTRY -> EntityKind.AUDIT_LOG_ENTRY;
      case ENTITY_KIND_BAN -> EntityKind.BAN;
      case ENTITY_KIND_THREAD -> EntityKind.THREAD;
      case ENTITY_KIND_THREAD_MEMBER -> EntityKind.THREAD_MEMBER;
      case ENTITY_KIND_WEBHOOK -> EntityKind.WEBHOOK;
      case ENTITY_KIND_EMOJI -> EntityKind.EMOJI;
      case ENTITY_KIND_STICKER -> EntityKind.STICKER;
      case ENTITY_KIND_SCHEDULED_EVENT -> EntityKind.SCHEDULED_EVENT;
      case ENTITY_KIND_EVENT_SUBSCRIBER -> EntityKind.EVENT_SUBSCRIBER;
      case ENTITY_KIND_AUTO_MODERATION_RULE -> EntityKind.AUTO_MODERATION_RULE;
      case ENTITY_KIND_ACCOUNT -> EntityKind.ACCOUNT;
      case ENTITY_KIND_MEMBERSHIP -> EntityKind.MEMBERSHIP;
      case ENTITY_KIND_CREDENTIAL -> EntityKind.CREDENTIAL;
      case ENTITY_KIND_PRIVATE_CHANNEL -> EntityKind.PRIVATE_CHANNEL;
      case ENTITY_KIND_RELATIONSHIP -> EntityKind.RELATIONSHIP;
      case ENTITY_KIND_PROFILE -> EntityKind.PROFILE;
      case ENTITY_KIND_SETTINGS -> EntityKind.SETTINGS;
      case ENTITY_KIND_GUILD_SETTINGS -> EntityKind.GUILD_SETTINGS;
      case ENTITY_KIND_NOTE -> EntityKind.NOTE;
      case ENTITY_KIND_UNSPECIFIED, UNRECOGNIZED -> EntityKind.UNKNOWN;
    };
  }

  static WireEntityKey toWire(EntityKey key) {
    return WireEntityKey.newBuilder()
        .setSpaceId(key.space().value())
        .setKind(toWire(key.kind()))
        .setId(key.id())
        .setPart(key.part())
        .build();
  }

  static EntityKey fromWire(WireEntityKey wire) {
    return new EntityKey(
        new SpaceId(wire.getSpaceId()), kind(wire.getKindValue()), wire.getId(), wire.getPart());
  }

  static WireEntity toWire(Entity entity) {
    WireEntity.Builder wire = WireEntity.newBuilder();
    return switch (entity) {
      case Guild guild -> wire.setGuild(toWire(guild)).build();
      case Channel channel -> wire.setChannel(toWire(channel)).build();
      case Role role -> wire.setRole(toWire(role)).build();
      case Member member -> wire.setMember(toWire(member)).build();
      case Account account -> wire.setAccount(toWire(account)).build();
      case Membership membership -> wire.setMembership(toWire(membership)).build();
      case Credential credential -> wire.setCredential(toWire(credential)).build();
      case Ban ban -> wire.setBan(toWire(ban)).build();
      case Webhook webhook ->
          wire.setWebhook(
                  WireWebhook.newBuilder()
                      .setGuildId(webhook.guild().value())
                      .setId(webhook.id().value())
                      .setChannelId(webhook.channel().value()))
              .build();
      case ThreadMember member -> wire.setThreadMember(ThreadWire.toWire(member)).build();
      case Emoji emoji -> wire.setEmoji(ExpressionWire.toWire(emoji)).build();
      case Sticker sticker -> wire.setSticker(ExpressionWire.toWire(sticker)).build();
      case ScheduledEvent event -> wire.setScheduledEvent(ScheduledEventWire.toWire(event)).build();
      case EventSubscriber subscriber ->
          wire.setEventSubscriber(ScheduledEventWire.toWire(subscriber)).build();
      case AutoModRule rule -> wire.setAutoModerationRule(AutoModWire.toWire(rule)).build();
      case AuditLogEntry entry -> wire.setAuditLogEntry(AuditLogWire.toWire(entry)).build();
      case PrivateChannel channel ->
          wire.setPrivateChannel(PrivateChannelWire.toWire(channel)).build();
      case Relationship relationship ->
          wire.setRelationship(PersonWire.toWire(relationship)).build();
      case Profile profile -> wire.setProfile(PersonWire.toWire(profile)).build();
      case Preference preference -> wire.setPreference(PersonWire.toWire(preference)).build();
      case UnknownEntity unknown ->
          throw new IllegalArgumentException("an unknown row cannot be written: " + unknown);
    };
  }

  static Entity fromWire(WireEntity wire) {
    return switch (wire.getRowCase()) {
      case GUILD -> fromWire(wire.getGuild());
      case CHANNEL -> fromWire(wire.getChannel());
      case ROLE -> fromWire(wire.getRole());
      case MEMBER -> fromWire(wire.getMember());
      case ACCOUNT -> fromWire(wire.getAccount());
      case MEMBERSHIP -> fromWire(wire.getMembership());
      case CREDENTIAL -> fromWire(wire.getCredential());
      case BAN -> fromWire(wire.getBan());
      case THREAD_MEMBER -> ThreadWire.fromWire(wire.getThreadMember());
      case WEBHOOK ->
          new Webhook(
              new GuildId(wire.getWebhook().getGuildId()),
              new WebhookId(wire.getWebhook().getId()),
              new ChannelId(wire.getWebhook().getChannelId()));
      case EMOJI -> ExpressionWire.fromWire(wire.getEmoji());
      case STICKER -> ExpressionWire.fromWire(wire.getSticker());
      case SCHEDULED_EVENT -> ScheduledEventWire.fromWire(wire.getScheduledEvent());
      case EVENT_SUBSCRIBER -> ScheduledEventWire.fromWire(wire.getEventSubscriber());
      case AUTO_MODERATION_RULE -> AutoModWire.fromWire(wire.getAutoModerationRule());
      case AUDIT_LOG_ENTRY -> AuditLogWire.fromWire(wire.getAuditLogEntry());
      case PRIVATE_CHANNEL -> PrivateChannelWire.fromWire(wire.getPrivateChannel());
      case RELATIONSHIP -> PersonWire.fromWire(wire.getRelationship());
      case PROFILE -> PersonWire.fromWire(wire.getProfile());
      case PREFERENCE -> PersonWire.fromWire(wire.getPreference());
      case ROW_NOT_SET -> new UnknownEntity(new EntityKey(new SpaceId(0), EntityKind.UNKNOWN, 0));
    };
  }

  static WireUser toWire(User user) {
    WireUser.Builder wire =
        WireUser.newBuilder()
            .setId(user.id().value())
            .setUsername(user.username())
            .setBot(user.bot())
            .setPublicFlags(user.publicFlags());
    if (user.globalName() != null) {
      wire.setGlobalName(user.globalName());
    }
    if (user.avatar() != null) {
      wire.setAvatar(user.avatar());
    }
    return wire.build();
  }

  static User fromWire(WireUser wire) {
    return new User(
        new UserId(wire.getId()),
        wire.getUsername(),
        wire.hasGlobalName() ? wire.getGlobalName() : null,
        wire.hasAvatar() ? wire.getAvatar() : null,
        wire.getBot(),
        wire.getPublicFlags());
  }

  static WireBan toWire(Ban ban) {
    return WireBan.newBuilder().setGuildId(ban.guild().value()).setUser(toWire(ban.user())).build();
  }

  static Ban fromWire(WireBan wire) {
    return new Ban(new GuildId(wire.getGuildId()), fromWire(wire.getUser()));
  }

  static WireMember toWire(Member member) {
    WireMember.Builder wire =
        WireMember.newBuilder()
            .setGuildId(member.guild().value())
            .setUser(toWire(member.user()))
            .addAllRoleIds(roleIds(member.roles()))
            .setJoinedAtMs(member.joinedAt().toEpochMilli())
            .setDeaf(member.deaf())
            .setMute(member.mute())
            .setFlags(member.flags())
            .setPending(member.pending());
    if (member.nick() != null) {
      wire.setNick(member.nick());
    }
    if (member.communicationDisabledUntil() != null) {
      wire.setCommunicationDisabledUntilMs(member.communicationDisabledUntil().toEpochMilli());
    }
    return wire.build();
  }

  static Member fromWire(WireMember wire) {
    return new Member(
        new GuildId(wire.getGuildId()),
        fromWire(wire.getUser()),
        wire.hasNick() ? wire.getNick() : null,
        roles(wire.getRoleIdsList()),
        Instant.ofEpochMilli(wire.getJoinedAtMs()),
        wire.getDeaf(),
        wire.getMute(),
        wire.getFlags(),
        wire.getPending(),
        instant(wire.hasCommunicationDisabledUntilMs(), wire.getCommunicationDisabledUntilMs()));
  }

  static WireGuild toWire(Guild guild) {
    WireGuild.Builder wire =
        WireGuild.newBuilder()
            .setId(guild.id().value())
            .setName(guild.name())
            .setOwnerId(guild.owner().value())
            .setAfkTimeoutSeconds(guild.afkTimeoutSeconds())
            .setVerificationLevel(guild.verificationLevel())
            .setDefaultMessageNotifications(guild.defaultMessageNotifications())
            .setExplicitContentFilter(guild.explicitContentFilter())
            .setMfaLevel(guild.mfaLevel())
            .setNsfwLevel(guild.nsfwLevel())
            .setPreferredLocale(guild.preferredLocale())
            .setSystemChannelFlags(guild.systemChannelFlags())
            .setMemberCount(guild.memberCount())
            .setRevision(guild.revision())
            .setDeleted(guild.deleted());
    if (guild.icon() != null) {
      wire.setIcon(guild.icon());
    }
    if (guild.systemChannel() != null) {
      wire.setSystemChannelId(guild.systemChannel().value());
    }
    if (guild.afkChannel() != null) {
      wire.setAfkChannelId(guild.afkChannel().value());
    }
    if (guild.description() != null) {
      wire.setDescription(guild.description());
    }
    return wire.build();
  }

  static Guild fromWire(WireGuild wire) {
    return new Guild(
        new GuildId(wire.getId()),
        wire.getName(),
        wire.hasIcon() ? wire.getIcon() : null,
        new UserId(wire.getOwnerId()),
        wire.hasSystemChannelId() ? new ChannelId(wire.getSystemChannelId()) : null,
        wire.hasAfkChannelId() ? new ChannelId(wire.getAfkChannelId()) : null,
        wire.getAfkTimeoutSeconds(),
        wire.getVerificationLevel(),
        wire.getDefaultMessageNotifications(),
        wire.getExplicitContentFilter(),
        wire.getMfaLevel(),
        wire.getNsfwLevel(),
        wire.hasDescription() ? wire.getDescription() : null,
        wire.getPreferredLocale(),
        wire.getSystemChannelFlags(),
        wire.getMemberCount(),
        wire.getRevision(),
        wire.getDeleted());
  }

  static WireChannel toWire(Channel channel) {
    WireChannel.Builder wire =
        WireChannel.newBuilder()
            .setId(channel.id().value())
            .setGuildId(channel.guild().value())
            .setType(channel.type().code())
            .setName(channel.name())
            .setPosition(channel.position())
            .setNsfw(channel.nsfw())
            .setRateLimitPerUserSeconds(channel.rateLimitPerUserSeconds())
            .setBitrate(channel.bitrate())
            .setUserLimit(channel.userLimit())
            .setFlags(channel.flags());
    if (channel.topic() != null) {
      wire.setTopic(channel.topic());
    }
    if (channel.parent() != null) {
      wire.setParentId(channel.parent().value());
    }
    for (Overwrite overwrite : channel.overwrites()) {
      wire.addOverwrites(
          WireOverwrite.newBuilder()
              .setTargetId(overwrite.targetId())
              .setTargetType(overwrite.target().ordinal())
              .setAllow(overwrite.allow())
              .setDeny(overwrite.deny()));
    }
    if (channel.threadDefaults().autoArchiveMinutes() != null) {
      wire.setDefaultAutoArchiveMinutes(channel.threadDefaults().autoArchiveMinutes());
    }
    wire.setDefaultThreadRateLimitSeconds(channel.threadDefaults().rateLimitPerUserSeconds());
    if (channel.forum() != null) {
      wire.setForum(ThreadWire.toWire(channel.forum()));
    }
    if (channel.thread() != null) {
      wire.setThread(ThreadWire.toWire(channel.thread()));
    }
    return wire.build();
  }

  static Channel fromWire(WireChannel wire) {
    return new Channel(
        new ChannelId(wire.getId()),
        new GuildId(wire.getGuildId()),
        ChannelType.of(wire.getType())
            .orElseThrow(
                () -> new IllegalArgumentException("unknown channel type " + wire.getType())),
        wire.getName(),
        wire.hasTopic() ? wire.getTopic() : null,
        wire.getPosition(),
        wire.hasParentId() ? new ChannelId(wire.getParentId()) : null,
        wire.getNsfw(),
        wire.getRateLimitPerUserSeconds(),
        wire.getOverwritesList().stream().map(EntityWire::fromWire).toList(),
        wire.getBitrate(),
        wire.getUserLimit(),
        wire.getFlags(),
        new ThreadDefaults(
            wire.hasDefaultAutoArchiveMinutes() ? wire.getDefaultAutoArchiveMinutes() : null,
            wire.getDefaultThreadRateLimitSeconds()),
        wire.hasForum() ? ThreadWire.fromWire(wire.getForum()) : null,
        wire.hasThread() ? ThreadWire.fromWire(wire.getThread()) : null);
  }

  private static Overwrite fromWire(WireOverwrite wire) {
    Overwrite.Target target =
        switch (wire.getTargetType()) {
          case 0 -> Overwrite.Target.ROLE;
          case 1 -> Overwrite.Target.MEMBER;
          default ->
              throw new IllegalArgumentException(
                  "unknown overwrite target " + wire.getTargetType());
        };
    return new Overwrite(wire.getTargetId(), target, wire.getAllow(), wire.getDeny());
  }

  static WireRole toWire(Role role) {
    WireRole.Builder wire =
        WireRole.newBuilder()
            .setId(role.id().value())
            .setGuildId(role.guild().value())
            .setName(role.name())
            .setColor(role.color())
            .setHoist(role.hoist())
            .setPosition(role.position())
            .setPermissions(role.permissions())
            .setManaged(role.managed())
            .setMentionable(role.mentionable())
            .setFlags(role.flags());
    if (role.bot() != null) {
      wire.setBotId(role.bot().value());
    }
    return wire.build();
  }

  static Role fromWire(WireRole wire) {
    return new Role(
        new RoleId(wire.getId()),
        new GuildId(wire.getGuildId()),
        wire.getName(),
        wire.getColor(),
        wire.getHoist(),
        wire.getPosition(),
        wire.getPermissions(),
        wire.getManaged(),
        wire.getMentionable(),
        wire.hasBotId() ? new UserId(wire.getBotId()) : null,
        wire.getFlags());
  }

  static WireAccount toWire(Account account) {
    WireAccount.Builder wire =
        WireAccount.newBuilder()
            .setUser(toWire(account.user()))
            .setVerified(account.verified())
            .setLocale(account.locale())
            .setApplicationFlags(account.applicationFlags())
            .setRevision(account.revision());
    if (account.email() != null) {
      wire.setEmail(account.email());
    }
    if (account.applicationId() != null) {
      wire.setApplicationId(account.applicationId().value());
    }
    return wire.build();
  }

  static Account fromWire(WireAccount wire) {
    return new Account(
        fromWire(wire.getUser()),
        wire.hasEmail() ? wire.getEmail() : null,
        wire.getVerified(),
        wire.getLocale(),
        wire.getApplicationFlags(),
        wire.hasApplicationId() ? new UserId(wire.getApplicationId()) : null,
        wire.getRevision());
  }

  static WireMembership toWire(Membership membership) {
    return WireMembership.newBuilder()
        .setUserId(membership.user().value())
        .setGuildId(membership.guild().value())
        .setJoinedAtMs(membership.joinedAt().toEpochMilli())
        .build();
  }

  static Membership fromWire(WireMembership wire) {
    return new Membership(
        new UserId(wire.getUserId()),
        new GuildId(wire.getGuildId()),
        Instant.ofEpochMilli(wire.getJoinedAtMs()));
  }

  static WireCredential toWire(Credential credential) {
    WireCredential.Builder wire =
        WireCredential.newBuilder()
            .setUserId(credential.user().value())
            .setId(credential.id().value())
            .setCreatedAtMs(credential.createdAt().toEpochMilli());
    if (credential.expiresAt() != null) {
      wire.setExpiresAtMs(credential.expiresAt().toEpochMilli());
    }
    return wire.build();
  }

  static Credential fromWire(WireCredential wire) {
    return new Credential(
        new UserId(wire.getUserId()),
        new CredentialId(wire.getId()),
        Instant.ofEpochMilli(wire.getCreatedAtMs()),
        instant(wire.hasExpiresAtMs(), wire.getExpiresAtMs()));
  }

  static List<Long> roleIds(List<RoleId> roles) {
    return roles.stream().map(RoleId::value).toList();
  }

  static List<RoleId> roles(List<Long> ids) {
    return ids.stream().map(RoleId::new).toList();
  }

  static @Nullable Instant instant(boolean present, long unixMs) {
    return present ? Instant.ofEpochMilli(unixMs) : null;
  }
}
