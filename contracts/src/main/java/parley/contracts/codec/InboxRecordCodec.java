package parley.contracts.codec;

import java.nio.ByteBuffer;
import java.time.Instant;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.InboxRecord;
import parley.contracts.id.UserId;
import parley.contracts.space.SpaceId;
import parley.contracts.wire.WireEntityChanged;
import parley.contracts.wire.WireGuildSnapshot;
import parley.contracts.wire.WireInboxRecord;
import parley.contracts.wire.WireLifeExpired;
import parley.contracts.wire.WireMemberSnapshot;
import parley.contracts.wire.WireMembersFound;
import parley.contracts.wire.WirePresencesChanged;
import parley.contracts.wire.WireReadStateChanged;
import parley.contracts.wire.WireSpaceAbsent;
import parley.contracts.wire.WireUserSnapshot;
import parley.contracts.wire.WireVoiceStateChanged;

/// Inbox records, as the values of `edge.inbox`.
public final class InboxRecordCodec extends WireCodec<InboxRecord, WireInboxRecord> {
  public InboxRecordCodec() {
    super("inbox record", WireInboxRecord.parser());
  }

  @Override
  WireInboxRecord toWire(InboxRecord inbox) {
    WireInboxRecord.Builder wire =
        WireInboxRecord.newBuilder()
            .setEpoch(inbox.epoch())
            .setSpaceId(inbox.space().value())
            .setDecidedAtMs(inbox.decidedAt().toEpochMilli());
    return switch (inbox.event()) {
      case InboxEvent.UserSnapshot snapshot -> wire.setUserSnapshot(toWire(snapshot)).build();
      case InboxEvent.GuildSnapshot snapshot -> wire.setGuildSnapshot(toWire(snapshot)).build();
      case InboxEvent.MemberSnapshot snapshot -> wire.setMemberSnapshot(toWire(snapshot)).build();
      case InboxEvent.SpaceAbsent absent ->
          wire.setSpaceAbsent(WireSpaceAbsent.newBuilder().setUserId(absent.user().value()))
              .build();
      case InboxEvent.EntityChanged changed -> wire.setEntityChanged(toWire(changed)).build();
      case InboxEvent.MessageDecided decided ->
          wire.setMessage(MessageWire.toWire(decided.event())).build();
      case InboxEvent.Forwarded forwarded ->
          wire.setForwarded(UserEventCodec.wire(forwarded.event())).build();
      case InboxEvent.LifeExpired ignored ->
          wire.setLifeExpired(WireLifeExpired.getDefaultInstance()).build();
      case InboxEvent.SomebodyTypes types ->
          wire.setTyping(UserWire.toWire(types.typing())).build();
      case InboxEvent.ReadStateChanged changed ->
          wire.setReadState(
                  WireReadStateChanged.newBuilder()
                      .setState(UserWire.toWire(changed.state()))
                      .setAcknowledged(changed.acknowledged()))
              .build();
      case InboxEvent.MembersFound found ->
          wire.setMembersFound(
                  WireMembersFound.newBuilder()
                      .setRequest(found.request())
                      .addAllMembers(found.members().stream().map(EntityWire::toWire).toList())
                      .addAllPresences(
                          found.presences().stream().map(PresenceWire::toWire).toList())
                      .setMore(found.more()))
              .build();
      case InboxEvent.PresencesChanged changed ->
          wire.setPresencesChanged(
                  WirePresencesChanged.newBuilder()
                      .addAllMembers(changed.members().stream().map(PresenceWire::toWire).toList()))
              .build();
      case InboxEvent.ThreadChanged changed ->
          wire.setThreadChanged(ThreadWire.toWire(changed)).build();
      case InboxEvent.ThreadMemberChanged changed ->
          wire.setThreadMemberChanged(ThreadWire.toWire(changed)).build();
      case InboxEvent.SessionMoves moves ->
          wire.setHandover(HandoverWire.toWire(moves.handover())).build();
      case InboxEvent.Interacted interacted ->
          wire.setInteraction(InteractionWire.toWire(interacted.event())).build();
      case InboxEvent.VoiceStateChanged changed -> wire.setVoiceState(toWire(changed)).build();
      case InboxEvent.RuleExecuted executed ->
          wire.setRuleExecution(ModerationWire.toWire(executed.execution())).build();
      case InboxEvent.Unknown unknown ->
          throw new IllegalArgumentException("an unknown event cannot be written: " + unknown);
    };
  }

  /// A record for one life of a slot, made of bytes that were encoded with epoch 0: Protobuf lets
  /// fields be appended, so one encoding serves all slots.
  public static byte[] withEpoch(byte[] encoded, long epoch) {
    byte[] field = WireInboxRecord.newBuilder().setEpoch(epoch).build().toByteArray();
    return ByteBuffer.allocate(encoded.length + field.length).put(encoded).put(field).array();
  }

  @Override
  InboxRecord fromWire(WireInboxRecord wire) {
    return new InboxRecord(
        wire.getEpoch(),
        new SpaceId(wire.getSpaceId()),
        Instant.ofEpochMilli(wire.getDecidedAtMs()),
        event(wire));
  }

  private static InboxEvent event(WireInboxRecord wire) {
    return switch (wire.getEventCase()) {
      case USER_SNAPSHOT -> fromWire(wire.getUserSnapshot());
      case GUILD_SNAPSHOT -> fromWire(wire.getGuildSnapshot());
      case MEMBER_SNAPSHOT -> fromWire(wire.getMemberSnapshot());
      case SPACE_ABSENT ->
          new InboxEvent.SpaceAbsent(new UserId(wire.getSpaceAbsent().getUserId()));
      case ENTITY_CHANGED -> fromWire(wire.getEntityChanged());
      case MESSAGE -> new InboxEvent.MessageDecided(MessageWire.fromWire(wire.getMessage()));
      case FORWARDED -> new InboxEvent.Forwarded(UserEventCodec.event(wire.getForwarded()));
      case LIFE_EXPIRED -> new InboxEvent.LifeExpired();
      case TYPING -> new InboxEvent.SomebodyTypes(UserWire.fromWire(wire.getTyping()));
      case READ_STATE ->
          new InboxEvent.ReadStateChanged(
              UserWire.fromWire(wire.getReadState().getState()),
              wire.getReadState().getAcknowledged());
      case MEMBERS_FOUND ->
          new InboxEvent.MembersFound(
              wire.getMembersFound().getRequest(),
              wire.getMembersFound().getMembersList().stream().map(EntityWire::fromWire).toList(),
              wire.getMembersFound().getPresencesList().stream()
                  .map(PresenceWire::fromWire)
                  .toList(),
              wire.getMembersFound().getMore());
      case PRESENCES_CHANGED ->
          new InboxEvent.PresencesChanged(
              wire.getPresencesChanged().getMembersList().stream()
                  .map(PresenceWire::fromWire)
                  .toList());
      case THREAD_CHANGED -> ThreadWire.fromWire(wire.getThreadChanged());
      case THREAD_MEMBER_CHANGED -> ThreadWire.fromWire(wire.getThreadMemberChanged());
      case HANDOVER -> new InboxEvent.SessionMoves(HandoverWire.fromWire(wire.getHandover()));
      case INTERACTION ->
          new InboxEvent.Interacted(InteractionWire.fromWire(wire.getInteraction()));
      case VOICE_STATE -> fromWire(wire.getVoiceState());
      case RULE_EXECUTION ->
          new InboxEvent.RuleExecuted(ModerationWire.fromWire(wire.getRuleExecution()));
      case EVENT_NOT_SET -> new InboxEvent.Unknown();
    };
  }

  private static WireUserSnapshot toWire(InboxEvent.UserSnapshot snapshot) {
    return WireUserSnapshot.newBuilder()
        .setAccount(EntityWire.toWire(snapshot.account()))
        .addAllMemberships(snapshot.memberships().stream().map(EntityWire::toWire).toList())
        .addAllCredentials(snapshot.credentials().stream().map(EntityWire::toWire).toList())
        .setPart(snapshot.part())
        .setRemaining(snapshot.remaining())
        .addAllConversations(
            snapshot.conversations().stream().map(PrivateChannelWire::toWire).toList())
        .addAllRows(snapshot.rows().stream().map(EntityWire::toWire).toList())
        .addAllReadStates(snapshot.readStates().stream().map(UserWire::toWire).toList())
        .addAllPresences(snapshot.presences().stream().map(PresenceWire::toWire).toList())
        .build();
  }

  private static InboxEvent.UserSnapshot fromWire(WireUserSnapshot wire) {
    return new InboxEvent.UserSnapshot(
        wire.getPart(),
        wire.getRemaining(),
        EntityWire.fromWire(wire.getAccount()),
        wire.getMembershipsList().stream().map(EntityWire::fromWire).toList(),
        wire.getCredentialsList().stream().map(EntityWire::fromWire).toList(),
        wire.getConversationsList().stream().map(PrivateChannelWire::fromWire).toList(),
        wire.getRowsList().stream().map(EntityWire::fromWire).toList(),
        wire.getReadStatesList().stream().map(UserWire::fromWire).toList(),
        wire.getPresencesList().stream().map(PresenceWire::fromWire).toList());
  }

  private static WireGuildSnapshot toWire(InboxEvent.GuildSnapshot snapshot) {
    return WireGuildSnapshot.newBuilder()
        .setPart(snapshot.part())
        .setParts(snapshot.parts())
        .setGuild(EntityWire.toWire(snapshot.guild()))
        .addAllChannels(snapshot.channels().stream().map(EntityWire::toWire).toList())
        .addAllRoles(snapshot.roles().stream().map(EntityWire::toWire).toList())
        .addAllMembers(snapshot.members().stream().map(EntityWire::toWire).toList())
        .addAllRoster(snapshot.roster().stream().map(PresenceWire::toWire).toList())
        .setComplete(snapshot.complete())
        .addAllTallies(snapshot.tallies().stream().map(ThreadWire::toWire).toList())
        .addAllThreadMembers(ThreadWire.toWire(snapshot.threadMembers()))
        .addAllVoiceStates(snapshot.voiceStates().stream().map(VoiceWire::toWire).toList())
        .addAllExpressions(snapshot.expressions().stream().map(EntityWire::toWire).toList())
        .build();
  }

  private static InboxEvent.GuildSnapshot fromWire(WireGuildSnapshot wire) {
    return new InboxEvent.GuildSnapshot(
        wire.getPart(),
        wire.getParts(),
        EntityWire.fromWire(wire.getGuild()),
        wire.getChannelsList().stream().map(EntityWire::fromWire).toList(),
        wire.getRolesList().stream().map(EntityWire::fromWire).toList(),
        wire.getMembersList().stream().map(EntityWire::fromWire).toList(),
        wire.getRosterList().stream().map(PresenceWire::fromWire).toList(),
        wire.getComplete(),
        wire.getTalliesList().stream().map(ThreadWire::fromWire).toList(),
        ThreadWire.fromWire(wire.getThreadMembersList()),
        wire.getVoiceStatesList().stream().map(VoiceWire::fromWire).toList(),
        wire.getExpressionsList().stream().map(EntityWire::fromWire).toList());
  }

  private static WireMemberSnapshot toWire(InboxEvent.MemberSnapshot snapshot) {
    WireMemberSnapshot.Builder wire =
        WireMemberSnapshot.newBuilder()
            .setUserId(snapshot.user().value())
            .addAllThreadMembers(ThreadWire.toWire(snapshot.threadMembers()));
    if (snapshot.member() != null) {
      wire.setMember(EntityWire.toWire(snapshot.member()));
    }
    return wire.build();
  }

  private static InboxEvent.MemberSnapshot fromWire(WireMemberSnapshot wire) {
    return new InboxEvent.MemberSnapshot(
        new UserId(wire.getUserId()),
        wire.hasMember() ? EntityWire.fromWire(wire.getMember()) : null,
        ThreadWire.fromWire(wire.getThreadMembersList()));
  }

  private static WireVoiceStateChanged toWire(InboxEvent.VoiceStateChanged changed) {
    WireVoiceStateChanged.Builder wire =
        WireVoiceStateChanged.newBuilder().setAfter(VoiceWire.toWire(changed.after()));
    if (changed.before() != null) {
      wire.setBefore(VoiceWire.toWire(changed.before()));
    }
    if (changed.member() != null) {
      wire.setMember(EntityWire.toWire(changed.member()));
    }
    return wire.build();
  }

  private static InboxEvent.VoiceStateChanged fromWire(WireVoiceStateChanged wire) {
    return new InboxEvent.VoiceStateChanged(
        wire.hasBefore() ? VoiceWire.fromWire(wire.getBefore()) : null,
        VoiceWire.fromWire(wire.getAfter()),
        wire.hasMember() ? EntityWire.fromWire(wire.getMember()) : null);
  }

  private static WireEntityChanged toWire(InboxEvent.EntityChanged changed) {
    WireEntityChanged.Builder wire =
        WireEntityChanged.newBuilder().setKey(EntityWire.toWire(changed.key()));
    if (changed.before() != null) {
      wire.setBefore(EntityWire.toWire(changed.before()));
    }
    if (changed.after() != null) {
      wire.setAfter(EntityWire.toWire(changed.after()));
    }
    return wire.build();
  }

  private static InboxEvent.EntityChanged fromWire(WireEntityChanged wire) {
    return new InboxEvent.EntityChanged(
        EntityWire.fromWire(wire.getKey()),
        wire.hasBefore() ? EntityWire.fromWire(wire.getBefore()) : null,
        wire.hasAfter() ? EntityWire.fromWire(wire.getAfter()) : null);
  }
}
