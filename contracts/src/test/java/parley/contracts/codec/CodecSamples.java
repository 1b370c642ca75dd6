package parley.contracts.codec;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.contracts.edge.Conversation;
import parley.contracts.edge.Handover;
import parley.contracts.edge.InboxEvent;
import parley.contracts.edge.InboxRecord;
import parley.contracts.edge.MemberQuery;
import parley.contracts.edge.Subscription;
import parley.contracts.entity.AutoModRule;
import parley.contracts.entity.EntityKey;
import parley.contracts.entity.EntityKind;
import parley.contracts.entity.Profile;
import parley.contracts.id.DecisionId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.interaction.InteractionEvent;
import parley.contracts.interaction.OpenInteraction;
import parley.contracts.interaction.Whisper;
import parley.contracts.message.AttachmentRevision;
import parley.contracts.message.Command;
import parley.contracts.message.CommandId;
import parley.contracts.message.Enclosures;
import parley.contracts.message.IdleThread;
import parley.contracts.message.MentionRequest;
import parley.contracts.message.Message;
import parley.contracts.message.MessageEvent;
import parley.contracts.message.Pin;
import parley.contracts.message.PinBoard;
import parley.contracts.message.Reaction;
import parley.contracts.message.Refusal;
import parley.contracts.message.TailEntry;
import parley.contracts.message.Tally;
import parley.contracts.message.ThreadTally;
import parley.contracts.message.Verdict;
import parley.contracts.moderation.ModerationAction;
import parley.contracts.moderation.ModerationOrder;
import parley.contracts.moderation.ModerationRule;
import parley.contracts.moderation.RuleExecution;
import parley.contracts.presence.Device;
import parley.contracts.presence.Presence;
import parley.contracts.presence.PresenceBeat;
import parley.contracts.presence.PresenceChange;
import parley.contracts.presence.PresentMember;
import parley.contracts.presence.SessionPresence;
import parley.contracts.presence.Status;
import parley.contracts.sample.Documents;
import parley.contracts.sample.Messages;
import parley.contracts.sample.Rows;
import parley.contracts.search.ReactionTally;
import parley.contracts.search.SearchKey;
import parley.contracts.search.SearchRecord;
import parley.contracts.space.SpaceId;
import parley.contracts.user.ReadState;
import parley.contracts.user.Typing;
import parley.contracts.user.UserEvent;
import parley.contracts.voice.RouterBeat;
import parley.contracts.voice.RouterId;
import parley.contracts.voice.VoiceOrder;

/// For every codec the values that its test writes and reads.
final class CodecSamples {
  private static final Presence PRESENCE =
      new Presence(
          Rows.PERSON.id(),
          Status.DND,
          Map.of(Device.MOBILE, Status.IDLE, Device.DESKTOP, Status.DND),
          List.of("{\"name\":\"a game\",\"type\":0}"));
  private static final SpaceId SPACE = Rows.GUILD_ID.space();
  private static final DecisionId DECISION = new DecisionId(1574619823856418999L);
  private static final Instant TIME = Instant.parse("2026-11-24T04:28:54.759Z");
  private static final CommandId COMMAND =
      new CommandId(UUID.fromString("01234567-89ab-cdef-fedc-ba9876543210"));
  static final Command.Header HEADER =
      new Command.Header(COMMAND, SPACE, 3, Rows.PERSON.id(), TIME);

  /// A value with the codec that carries it.
  record Sample<T>(String name, Codec<T> codec, T value) {
    boolean survives(byte[] bytes) {
      return value.equals(codec.decode(bytes));
    }

    byte[] bytes() {
      return codec.encode(value);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private final List<Sample<?>> samples = new ArrayList<>();

  private CodecSamples() {}

  static List<Sample<?>> all() {
    CodecSamples all = new CodecSamples();
    all.addKeys();
    all.addRows();
    all.addCommands();
    all.addVerdicts();
    all.addMessages();
    all.addSubscriptions();
    all.addInboxRecords();
    all.addPresences();
    all.addHandovers();
    all.addUserEvents();
    all.addVoice();
    all.addInteractions();
    all.addSearchRecords();
    return all.samples;
  }

  private <T> void add(String name, Codec<T> codec, T value) {
    samples.add(new Sample<>(name, codec, value));
  }

  private void addKeys() {
    add("space", new SpaceIdCodec(), SPACE);
    add("command-id", new CommandIdCodec(), COMMAND);
    EntityKeyCodec keys = new EntityKeyCodec();
    for (EntityKind kind : EntityKind.values()) {
      if (kind != EntityKind.UNKNOWN) {
        add("key-" + kind, keys, new EntityKey(SPACE, kind, Rows.PERSON.id().value()));
      }
    }
    add("key-of-two-parts", keys, Rows.THREAD_MEMBER.key());
  }

  private void addRows() {
    EntityCodec rows = new EntityCodec();
    add("row-guild", rows, Rows.GUILD);
    add("row-guild-plain", rows, Rows.PLAIN_GUILD);
    add("row-channel-text", rows, Rows.TEXT);
    add("row-channel-category", rows, Rows.CATEGORY);
    add("row-channel-voice", rows, Rows.VOICE);
    add("row-channel-forum", rows, Rows.FULL_FORUM);
    add("row-thread", rows, Rows.THREAD);
    add("row-thread-private", rows, Rows.PRIVATE_THREAD);
    add("row-thread-member", rows, Rows.THREAD_MEMBER);
    add("row-webhook", rows, Rows.WEBHOOK);
    add("row-role", rows, Rows.BOT_ROLE);
    add("row-role-plain", rows, Rows.EVERYONE);
    add("row-member", rows, Rows.MEMBER);
    add("row-member-plain", rows, Rows.PLAIN_MEMBER);
    add("row-account", rows, Rows.ACCOUNT);
    add("row-account-bot", rows, Rows.BOT_ACCOUNT);
    add("row-membership", rows, Rows.MEMBERSHIP);
    add("row-credential", rows, Rows.CREDENTIAL);
    add("row-credential-lasting", rows, Rows.LASTING_CREDENTIAL);
    add("row-ban", rows, Rows.BAN);
    add("row-emoji", rows, Rows.EMOJI);
    add("row-sticker", rows, Rows.STICKER);
    add("row-sticker-plain", rows, Rows.PLAIN_STICKER);
    add("row-scheduled-event", rows, Rows.SCHEDULED_EVENT);
    add("row-scheduled-event-plain", rows, Rows.PLAIN_SCHEDULED_EVENT);
    add("row-event-subscriber", rows, Rows.EVENT_SUBSCRIBER);
    add("row-auto-moderation-rule", rows, Rows.AUTO_MODERATION_RULE);
    add("row-auto-moderation-spam", rows, Rows.autoModRule(new AutoModRule.Spam()));
    add(
        "row-auto-moderation-presets",
        rows,
        Rows.autoModRule(new AutoModRule.Presets(List.of(1, 3), List.of("heck"))));
    add("row-auto-moderation-mentions", rows, Rows.autoModRule(new AutoModRule.Mentions(5, true)));
    add("row-audit-log-entry", rows, Rows.AUDIT_LOG_ENTRY);
    add("row-audit-log-entry-plain", rows, Rows.PLAIN_AUDIT_LOG_ENTRY);
    add("row-private-channel", rows, Rows.DM);
    add("row-private-channel-group", rows, Rows.GROUP);
    add("row-relationship", rows, Rows.FRIEND);
    add("row-relationship-plain", rows, Rows.REQUEST);
    add("row-profile", rows, Rows.PROFILE);
    add("row-profile-empty", rows, Profile.empty(Rows.PERSON.id()));
    add("row-note", rows, Rows.NOTE);
    add("row-settings", rows, Rows.SETTINGS);
    add("row-guild-settings", rows, Rows.GUILD_SETTINGS);
  }

  private void addCommands() {
    CommandCodec commands = new CommandCodec();
    MentionRequest mentions = new MentionRequest(List.of(Rows.BOT), List.of(Rows.ROLE_ID), true);
    add(
        "command-send",
        commands,
        new Command.SendMessage(
            HEADER,
            Rows.CHANNEL_ID,
            Rows.PERSON,
            "hello",
            "[{}]",
            true,
            4,
            "nonce",
            true,
            mentions,
            Messages.PLAIN,
            List.of(Messages.ATTACHMENT, Messages.PLAIN_ATTACHMENT)));
    add(
        "command-send-plain",
        commands,
        new Command.SendMessage(
            HEADER,
            Rows.CHANNEL_ID,
            Rows.BOT,
            "",
            "",
            false,
            0,
            null,
            false,
            MentionRequest.NONE,
            null,
            List.of()));
    add(
        "command-edit",
        commands,
        new Command.EditMessage(
            HEADER,
            Rows.CHANNEL_ID,
            Messages.PLAIN.id(),
            "new",
            "[]",
            4L,
            mentions,
            Messages.REPLY,
            new AttachmentRevision(null, List.of(Messages.PLAIN_ATTACHMENT))));
    add(
        "command-edit-attachments",
        commands,
        new Command.EditMessage(
            HEADER,
            Rows.CHANNEL_ID,
            Messages.PLAIN.id(),
            null,
            null,
            null,
            MentionRequest.NONE,
            null,
            new AttachmentRevision(
                List.of(
                    new AttachmentRevision.Kept(Messages.ATTACHMENT.id(), "words"),
                    new AttachmentRevision.Kept(Messages.PLAIN_ATTACHMENT.id(), null)),
                List.of())));
    // An empty content or flag is not an absent one.
    add(
        "command-edit-empty",
        commands,
        new Command.EditMessage(
            HEADER,
            Rows.CHANNEL_ID,
            Messages.PLAIN.id(),
            "",
            "",
            0L,
            MentionRequest.NONE,
            null,
            null));
    add(
        "command-edit-nothing",
        commands,
        new Command.EditMessage(
            HEADER,
            Rows.CHANNEL_ID,
            Messages.PLAIN.id(),
            null,
            null,
            null,
            MentionRequest.NONE,
            null,
            null));
    add(
        "command-send-first",
        commands,
        new Command.SendMessage(
            HEADER,
            Rows.THREAD.id(),
            Rows.PERSON,
            "hello",
            "",
            false,
            0,
            null,
            false,
            MentionRequest.NONE,
            null,
            List.of(),
            true));
    add(
        "command-announce-thread",
        commands,
        new Command.AnnounceThread(
            HEADER,
            Rows.CHANNEL_ID,
            Rows.THREAD.id(),
            Rows.PERSON,
            Messages.PLAIN.id(),
            Messages.PLAIN));
    add(
        "command-announce-thread-alone",
        commands,
        new Command.AnnounceThread(
            HEADER, Rows.CHANNEL_ID, Rows.THREAD.id(), Rows.PERSON, null, null));
    add(
        "command-send-enclosures",
        commands,
        new Command.SendMessage(
            HEADER,
            Rows.CHANNEL_ID,
            Rows.BOT,
            "",
            "",
            false,
            0,
            null,
            false,
            MentionRequest.NONE,
            null,
            List.of(),
            false,
            "",
            Messages.POLL.enclosures()));
    add(
        "command-vote",
        commands,
        new Command.Vote(
            HEADER,
            Rows.CHANNEL_ID,
            Messages.PLAIN.id(),
            List.of(1, 3),
            Messages.POLL,
            Map.of(2, new DecisionId(5), 3, new DecisionId(6))));
    add(
        "command-end-poll",
        commands,
        new Command.EndPoll(HEADER, Rows.CHANNEL_ID, Messages.PLAIN.id(), Messages.POLL, true));
    add(
        "command-crosspost",
        commands,
        new Command.Crosspost(HEADER, Rows.CHANNEL_ID, Messages.PLAIN.id(), Messages.PLAIN));
    add(
        "command-crosspost-unknown",
        commands,
        new Command.Crosspost(HEADER, Rows.CHANNEL_ID, Messages.PLAIN.id(), null));
    add(
        "command-show-links",
        commands,
        new Command.ShowLinks(
            HEADER,
            Rows.CHANNEL_ID,
            Messages.PLAIN.id(),
            "see https://example.org/",
            "[{\"type\":\"link\",\"url\":\"https://example.org/\",\"title\":\"Example\"}]"));
    add(
        "command-moderate",
        commands,
        new Command.Moderate(
            HEADER,
            new ModerationOrder(
                new ModerationRule(ModerationRule.Source.DETECTION, "burst", 3),
                "12 messages in 4 s",
                Rows.PERSON,
                List.of(
                    new ModerationOrder.Doomed(
                        Rows.CHANNEL_ID, List.of(new MessageId(8), new MessageId(9)))),
                Duration.ofMinutes(10),
                Rows.CHANNEL_ID,
                "buy")));
    add(
        "command-moderate-plain",
        commands,
        new Command.Moderate(
            HEADER,
            new ModerationOrder(
                new ModerationRule(ModerationRule.Source.DETECTION, "burst", 3),
                "",
                Rows.PERSON,
                List.of(),
                null,
                null,
                "")));
    add(
        "command-react-custom",
        commands,
        new Command.AddReaction(
            HEADER,
            Rows.CHANNEL_ID,
            Messages.PLAIN.id(),
            Messages.PARROT,
            null,
            null,
            Rows.GUILD_ID));
    add("command-delete", commands, delete(Messages.PLAIN));
    add("command-delete-plain", commands, delete(null));
    add("command-typing", commands, new Command.StartTyping(HEADER, Rows.CHANNEL_ID));
    add(
        "command-acknowledge",
        commands,
        new Command.Acknowledge(
            HEADER,
            List.of(new Command.Acknowledgement(Rows.CHANNEL_ID, Messages.PLAIN.id(), true))));
    add(
        "command-delete-many",
        commands,
        new Command.DeleteMessages(
            HEADER,
            Rows.CHANNEL_ID,
            List.of(Messages.PLAIN.id(), Messages.REPLY.id()),
            List.of(Messages.REPLY.id())));
    add("command-pin", commands, pin(Messages.PLAIN));
    add("command-pin-plain", commands, pin(null));
    add("command-unpin", commands, unpin(Messages.PLAIN));
    add("command-unpin-plain", commands, unpin(null));
    add("command-fence", commands, new Command.Fence(HEADER, 18));
    addReactionCommands(commands);
  }

  private void addReactionCommands(CommandCodec commands) {
    MessageId message = Messages.PLAIN.id();
    UserId user = Rows.BOT.id();
    add(
        "command-react",
        commands,
        new Command.AddReaction(
            HEADER, Rows.CHANNEL_ID, message, Messages.PARROT, Messages.REACTED_TO, DECISION));
    add(
        "command-react-plain",
        commands,
        new Command.AddReaction(HEADER, Rows.CHANNEL_ID, message, Messages.WAVE, null, null));
    add(
        "command-unreact",
        commands,
        new Command.RemoveReaction(
            HEADER, Rows.CHANNEL_ID, message, user, Messages.WAVE, Messages.PLAIN, DECISION));
    add(
        "command-unreact-plain",
        commands,
        new Command.RemoveReaction(
            HEADER, Rows.CHANNEL_ID, message, user, Messages.WAVE, null, null));
    add(
        "command-clear-reactions",
        commands,
        new Command.ClearReactions(
            HEADER, Rows.CHANNEL_ID, message, Messages.WAVE, Messages.PLAIN));
    add(
        "command-clear-reactions-all",
        commands,
        new Command.ClearReactions(HEADER, Rows.CHANNEL_ID, message, null, null));
  }

  private static Command delete(@Nullable Message known) {
    return new Command.DeleteMessage(HEADER, Rows.CHANNEL_ID, Messages.PLAIN.id(), known);
  }

  private static Command pin(@Nullable Message known) {
    return new Command.PinMessage(HEADER, Rows.CHANNEL_ID, Messages.PLAIN.id(), Rows.PERSON, known);
  }

  private static Command unpin(@Nullable Message known) {
    return new Command.UnpinMessage(HEADER, Rows.CHANNEL_ID, Messages.PLAIN.id(), known);
  }

  private void addVerdicts() {
    VerdictCodec verdicts = new VerdictCodec();
    add("verdict-accepted", verdicts, new Verdict.Accepted(COMMAND, Messages.REPLY));
    add("verdict-deleted", verdicts, new Verdict.Deleted(COMMAND));
    add("verdict-done", verdicts, new Verdict.Done(COMMAND));
    add("verdict-fenced", verdicts, new Verdict.Fenced(COMMAND, 18));
    add(
        "verdict-refused",
        verdicts,
        new Verdict.Refused(
            COMMAND,
            new Refusal(
                400,
                50035,
                "Too long.",
                Duration.ofMillis(1500),
                "content",
                "BASE_TYPE_MAX_LENGTH")));
    add(
        "verdict-refused-plain",
        verdicts,
        new Verdict.Refused(COMMAND, new Refusal(403, 50013, "Missing Permissions")));
  }

  private void addMessages() {
    add("message", new MessageCodec(), Messages.REPLY);
    add("message-plain", new MessageCodec(), Messages.PLAIN);
    add("message-poll", new MessageCodec(), Messages.POLL);
    add("message-forward", new MessageCodec(), Messages.FORWARD);
    MessageEventCodec events = new MessageEventCodec();
    add("event-created", events, created());
    add(
        "event-created-plain",
        events,
        new MessageEvent.Created(SPACE, DECISION, Messages.PLAIN, null, null));
    add(
        "event-updated",
        events,
        new MessageEvent.Updated(SPACE, DECISION, Messages.REPLY, Rows.MEMBER));
    add(
        "event-updated-plain",
        events,
        new MessageEvent.Updated(SPACE, DECISION, Messages.PLAIN, null));
    add(
        "event-deleted",
        events,
        new MessageEvent.Deleted(
            SPACE, DECISION, Rows.CHANNEL_ID, Messages.PLAIN.id(), Rows.GUILD_ID));
    add(
        "event-deleted-private",
        events,
        new MessageEvent.Deleted(SPACE, DECISION, Rows.CHANNEL_ID, Messages.PLAIN.id(), null));
    addReactions(events);
    List<MessageId> several = List.of(Messages.PLAIN.id(), Messages.REPLY.id());
    add(
        "event-deleted-many",
        events,
        new MessageEvent.MessagesDeleted(SPACE, DECISION, Rows.CHANNEL_ID, several, Rows.GUILD_ID));
    add(
        "event-pinned",
        events,
        new MessageEvent.PinsChanged(
            SPACE, DECISION, Rows.CHANNEL_ID, Rows.GUILD_ID, Messages.PLAIN.id(), true, TIME));
    add(
        "event-unpinned-private",
        events,
        new MessageEvent.PinsChanged(
            SPACE, DECISION, Rows.CHANNEL_ID, null, Messages.PLAIN.id(), false, null));
    add(
        "pins",
        new PinBoardCodec(),
        PinBoard.EMPTY
            .with(new Pin(Messages.PLAIN.id(), TIME))
            .with(new Pin(Messages.REPLY.id(), TIME.plusSeconds(1))));
    add("pins-none", new PinBoardCodec(), PinBoard.EMPTY);
    TailEntry present =
        new TailEntry(Rows.CHANNEL_ID, Messages.REPLY.id(), DECISION, Messages.REPLY);
    TailEntry deleted = new TailEntry(Rows.CHANNEL_ID, Messages.PLAIN.id(), DECISION, null);
    add("tail-entry", new TailEntryCodec(), present);
    add("tail-entry-deleted", new TailEntryCodec(), deleted);
    add("tail-page", new TailPageCodec(), List.of(present, deleted));
    add("tail-page-empty", new TailPageCodec(), List.of());
  }

  private void addReactions(MessageEventCodec events) {
    MessageId message = Messages.PLAIN.id();
    UserId user = Rows.PERSON.id();
    add("message-reacted-to", new MessageCodec(), Messages.REACTED_TO);
    add(
        "event-reaction-added",
        events,
        new MessageEvent.ReactionAdded(
            SPACE,
            DECISION,
            Rows.CHANNEL_ID,
            message,
            Rows.GUILD_ID,
            user,
            Messages.PARROTS,
            Rows.MEMBER,
            Rows.BOT.id()));
    add(
        "event-reaction-added-private",
        events,
        new MessageEvent.ReactionAdded(
            SPACE,
            DECISION,
            Rows.CHANNEL_ID,
            message,
            null,
            user,
            Messages.WAVES,
            null,
            Rows.BOT.id()));
    add(
        "event-reaction-removed",
        events,
        new MessageEvent.ReactionRemoved(
            SPACE, DECISION, Rows.CHANNEL_ID, message, Rows.GUILD_ID, user, Messages.WAVES));
    add(
        "event-reactions-cleared",
        events,
        new MessageEvent.ReactionsCleared(
            SPACE, DECISION, Rows.CHANNEL_ID, message, Rows.GUILD_ID, null));
    add(
        "event-reactions-cleared-emoji",
        events,
        new MessageEvent.ReactionsCleared(
            SPACE, DECISION, Rows.CHANNEL_ID, message, null, Messages.PARROT));
    add("reaction-count", new ReactionCountCodec(), Messages.PARROTS);
    add("tally", new TallyCodec(), new Tally(DECISION, List.of(Messages.WAVES)));
    Reaction reaction = new Reaction(message, Messages.WAVE.key(), user, DECISION, true);
    Reaction gone = new Reaction(message, Messages.PARROT.key(), user, DECISION, false);
    add("reaction-page", new ReactionPageCodec(), List.of(reaction, gone));
  }

  private static MessageEvent created() {
    return new MessageEvent.Created(SPACE, DECISION, Messages.REPLY, Rows.MEMBER, Messages.PLAIN);
  }

  private void addSubscriptions() {
    SubscriptionCodec subscriptions = new SubscriptionCodec();
    UserId user = Rows.PERSON.id();
    add("subscription-alive", subscriptions, new Subscription.Alive(2, 9));
    add("subscription-subscribe", subscriptions, new Subscription.Subscribe(2, 9, SPACE, user));
    add("subscription-unsubscribe", subscriptions, new Subscription.Unsubscribe(0, 9, SPACE, user));
    add(
        "subscription-move",
        subscriptions,
        new Subscription.Move(2, 9, SPACE, user, "session", 1, 8));
    addRequest("page", new MemberQuery.Page(user, 1_000));
    addRequest("prefix", new MemberQuery.Prefix("hum", 10));
    addRequest("named", new MemberQuery.Named(List.of(user, Rows.BOT.id())));
  }

  private void addRequest(String name, MemberQuery query) {
    add(
        "subscription-request-members-" + name,
        new SubscriptionCodec(),
        new Subscription.RequestMembers(2, 9, SPACE, Rows.PERSON.id(), 77, query));
  }

  private void addInboxRecords() {
    addInbox(
        "user-snapshot",
        new InboxEvent.UserSnapshot(
            0,
            0,
            Rows.ACCOUNT,
            List.of(Rows.MEMBERSHIP),
            List.of(Rows.CREDENTIAL),
            List.of(),
            List.of(),
            List.of()));
    addInbox(
        "user-snapshot-part",
        new InboxEvent.UserSnapshot(
            1,
            2,
            Rows.ACCOUNT,
            List.of(),
            List.of(),
            List.of(
                new Conversation(Rows.DM, null), new Conversation(Rows.GROUP, Messages.PLAIN.id())),
            List.of(),
            List.of()));
    addInbox(
        "user-snapshot-rows",
        new InboxEvent.UserSnapshot(
            0,
            0,
            Rows.ACCOUNT,
            List.of(),
            List.of(),
            List.of(),
            List.of(Rows.FRIEND, Rows.PROFILE, Rows.NOTE),
            List.of()));
    ReadState readState = new ReadState(Rows.CHANNEL_ID, Messages.PLAIN.id(), 3);
    addInbox(
        "user-snapshot-read-states",
        new InboxEvent.UserSnapshot(
            0, 0, Rows.ACCOUNT, List.of(), List.of(), List.of(), List.of(), List.of(readState)));
    addInbox("read-state", new InboxEvent.ReadStateChanged(readState, true));
    addInbox("typing", new InboxEvent.SomebodyTypes(typing()));
    addInbox(
        "guild-snapshot",
        new InboxEvent.GuildSnapshot(
            1,
            2,
            Rows.GUILD,
            List.of(Rows.TEXT, Rows.VOICE),
            List.of(Rows.EVERYONE, Rows.BOT_ROLE),
            List.of(Rows.MEMBER),
            List.of(),
            false,
            List.of(ThreadTally.empty(Rows.THREAD.id())),
            List.of(Rows.THREAD_MEMBER),
            List.of(),
            List.of(Rows.EMOJI, Rows.STICKER)));
    addInbox(
        "member-snapshot",
        new InboxEvent.MemberSnapshot(Rows.PERSON.id(), Rows.MEMBER, List.of(Rows.THREAD_MEMBER)));
    addInbox(
        "member-snapshot-absent", new InboxEvent.MemberSnapshot(Rows.PERSON.id(), null, List.of()));
    ThreadTally tally = new ThreadTally(Rows.THREAD.id(), 2, 3, Messages.PLAIN.id());
    addInbox(
        "thread-changed",
        new InboxEvent.ThreadChanged(Rows.THREAD, Rows.THREAD, tally, List.of(Rows.THREAD_MEMBER)));
    addInbox(
        "thread-gone",
        new InboxEvent.ThreadChanged(
            Rows.THREAD, null, ThreadTally.empty(Rows.THREAD.id()), List.of()));
    addInbox(
        "thread-member-came",
        new InboxEvent.ThreadMemberChanged(null, Rows.THREAD_MEMBER, Rows.MEMBER));
    addInbox(
        "thread-member-left", new InboxEvent.ThreadMemberChanged(Rows.THREAD_MEMBER, null, null));
    add("thread-tallies", new ThreadTalliesCodec(), List.of(tally));
    add(
        "idle-thread",
        new IdleThreadCodec(),
        new IdleThread(Rows.GUILD_ID, Rows.THREAD.id(), Rows.JOINED));
    List<ModerationAction.Measure> measures =
        List.of(
            new ModerationAction.Blocked(),
            new ModerationAction.Alerted(),
            new ModerationAction.TimedOut(TIME),
            new ModerationAction.Deleted(3));
    for (int i = 0; i < measures.size(); i++) {
      add(
          "moderation-action-" + i,
          new ModerationActionCodec(),
          new ModerationAction(
              new DecisionId(5),
              Rows.GUILD_ID,
              Rows.PERSON.id(),
              i == 0 ? null : Rows.CHANNEL_ID,
              new ModerationRule(
                  i == 3 ? ModerationRule.Source.DETECTION : ModerationRule.Source.RULE,
                  "words",
                  1),
              measures.get(i),
              i == 0 ? "" : "too loud"));
    }
    addInbox(
        "rule-executed",
        new InboxEvent.RuleExecuted(
            new RuleExecution(
                Rows.GUILD_ID,
                new AutoModRule.Alert(Rows.CHANNEL_ID),
                Rows.AUTO_MODERATION_RULE.id(),
                1,
                Rows.PERSON.id(),
                Rows.CHANNEL_ID,
                new MessageId(8),
                new MessageId(9),
                "so bad",
                "bad*",
                "bad")));
    addInbox(
        "rule-executed-plain",
        new InboxEvent.RuleExecuted(
            new RuleExecution(
                Rows.GUILD_ID,
                new AutoModRule.Block(null),
                Rows.AUTO_MODERATION_RULE.id(),
                5,
                Rows.PERSON.id(),
                Rows.CHANNEL_ID,
                null,
                null,
                "so many",
                "",
                "")));
    addInbox(
        "guild-snapshot-voice",
        new InboxEvent.GuildSnapshot(
            0,
            1,
            Rows.GUILD,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            false,
            List.of(),
            List.of(),
            List.of(Rows.VOICE_STATE),
            List.of()));
    addInbox(
        "voice-state",
        new InboxEvent.VoiceStateChanged(Rows.VOICE_STATE, Rows.VOICE_STATE.gone(), Rows.MEMBER));
    addInbox("voice-state-plain", new InboxEvent.VoiceStateChanged(null, Rows.VOICE_STATE, null));
    addInbox("space-absent", new InboxEvent.SpaceAbsent(Rows.PERSON.id()));
    EntityKey key = Rows.EVERYONE.key();
    addInbox("row-new", new InboxEvent.EntityChanged(key, null, Rows.EVERYONE));
    addInbox("row-changed", new InboxEvent.EntityChanged(key, Rows.EVERYONE, Rows.BOT_ROLE));
    addInbox("row-gone", new InboxEvent.EntityChanged(key, Rows.EVERYONE, null));
    addInbox("message", new InboxEvent.MessageDecided(created()));
    addInbox(
        "forwarded",
        new InboxEvent.Forwarded(new UserEvent.MessageDecided(Rows.PERSON.id(), created())));
    addInbox(
        "members-found",
        new InboxEvent.MembersFound(77, List.of(Rows.MEMBER), List.of(PRESENCE), true));
    addInbox(
        "presences-changed",
        new InboxEvent.PresencesChanged(
            List.of(
                new PresentMember(PRESENCE, Rows.MEMBER),
                new PresentMember(Presence.offline(Rows.BOT.id()), null))));
    addInbox(
        "guild-snapshot-roster",
        new InboxEvent.GuildSnapshot(
            0,
            1,
            Rows.GUILD,
            List.of(),
            List.of(),
            List.of(),
            List.of(new PresentMember(PRESENCE, Rows.MEMBER)),
            true,
            List.of(),
            List.of(),
            List.of(),
            List.of()));
    addInbox(
        "user-snapshot-presences",
        new InboxEvent.UserSnapshot(
            0,
            0,
            Rows.ACCOUNT,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(PRESENCE)));
    addInbox("life-expired", new InboxEvent.LifeExpired());
  }

  private static Typing typing() {
    return new Typing(Rows.CHANNEL_ID, Rows.GUILD_ID, Rows.PERSON.id(), Rows.MEMBER, TIME);
  }

  private void addInteractions() {
    CommandCodec commands = new CommandCodec();
    add(
        "command-interact",
        commands,
        new Command.Interact(
            HEADER,
            Messages.INTERACTION,
            8192L,
            Messages.PLAIN.id(),
            Messages.PLAIN,
            "a-button",
            17L));
    add(
        "command-interact-plain",
        commands,
        new Command.Interact(HEADER, Messages.INTERACTION_PLAIN, null, null, null, "", null));
    add("command-respond", commands, respond(Command.Answer.REPLY, Messages.PLAIN.id()));
    add("command-respond-plain", commands, respond(Command.Answer.FIND, null));
    List<InteractionEvent> events =
        List.of(
            new InteractionEvent.Invoked(
                Messages.INTERACTION,
                Rows.GUILD,
                Rows.TEXT,
                null,
                Rows.MEMBER,
                2048,
                1024,
                Messages.PLAIN),
            new InteractionEvent.Progress(Rows.PERSON.id(), 17, "n", InteractionEvent.Stage.FAILED),
            new InteractionEvent.Progress(
                Rows.PERSON.id(), 17, null, InteractionEvent.Stage.CREATED),
            new InteractionEvent.Whispered(Rows.PERSON.id(), created()),
            new InteractionEvent.Presented(
                Rows.PERSON.id(), 17, "n", Rows.BOT.id(), Rows.CHANNEL_ID, true, "{}"));
    for (int i = 0; i < events.size(); i++) {
      addInbox("interaction-" + i, new InboxEvent.Interacted(events.get(i)));
    }
    add(
        "user-event-interaction",
        new UserEventCodec(),
        new UserEvent.Interacted(
            new InteractionEvent.Invoked(
                Messages.INTERACTION_PLAIN, null, null, null, null, 0, 0, null)));
    OpenInteraction begun = new OpenInteraction(SPACE, Messages.INTERACTION, Messages.PLAIN);
    add("open-interaction", new OpenInteractionCodec(), begun);
    add(
        "open-interaction-answered",
        new OpenInteractionCodec(),
        begun.answered(Messages.ANSWER, true, "{}"));
    add("whisper", new WhisperCodec(), new Whisper(SPACE, Rows.PERSON.id(), 17, Messages.ANSWER));
    add("message-answer", new MessageCodec(), Messages.ANSWER);
  }

  private static Command.Respond respond(Command.Answer answer, @Nullable MessageId message) {
    MentionRequest nobody = new MentionRequest(List.of(), List.of(), false);
    boolean whole = message != null;
    return new Command.Respond(
        HEADER,
        17,
        Rows.CHANNEL_ID,
        answer,
        message,
        whole
            ? new Command.SendMessage(
                HEADER,
                Rows.CHANNEL_ID,
                Rows.BOT,
                "hello",
                "",
                false,
                0,
                null,
                false,
                nobody,
                null,
                List.of(),
                false,
                "[{}]",
                Enclosures.NONE)
            : null,
        whole
            ? new Command.EditMessage(
                HEADER,
                Rows.CHANNEL_ID,
                Messages.PLAIN.id(),
                null,
                null,
                null,
                nobody,
                null,
                null,
                "[]")
            : null,
        whole ? "{}" : "",
        whole);
  }

  private void addVoice() {
    CommandCodec commands = new CommandCodec();
    add(
        "command-voice-update",
        commands,
        new Command.UpdateVoiceState(HEADER, Rows.CHANNEL_ID, "session", true, false, true));
    add(
        "command-voice-leave",
        commands,
        new Command.UpdateVoiceState(HEADER, null, "session", false, true, false));
    add(
        "command-voice-move",
        commands,
        new Command.MoveVoice(HEADER, Rows.PERSON.id(), Rows.CHANNEL_ID));
    add(
        "command-voice-disconnect",
        commands,
        new Command.MoveVoice(HEADER, Rows.PERSON.id(), null));
    add("command-voice-report", commands, new Command.ReportVoice(HEADER, 17, true));
    add("voice-state-stored", new VoiceStateCodec(), Rows.VOICE_STATE);
    RouterId router = new RouterId(3);
    add("router", new RouterIdCodec(), router);
    add(
        "router-beat",
        new RouterBeatCodec(),
        new RouterBeat(router, 1_700_000, 12, "127.0.0.1:18086", "local", 4, 500, true));
    VoiceOrderCodec orders = new VoiceOrderCodec();
    add("voice-permit", orders, new VoiceOrder.Permit(router, Rows.PERSON.id(), 17, true, false));
    add("voice-dismiss", orders, new VoiceOrder.Dismiss(router, Rows.PERSON.id(), 17));
  }

  private void addSearchRecords() {
    SearchKeyCodec keys = new SearchKeyCodec();
    add("search-key", keys, new SearchKey(SearchKey.Kind.MESSAGE, 7));
    add("search-key-patch", keys, new SearchKey(SearchKey.Kind.PATCH, 7, Messages.WAVE.key()));
    SearchRecordCodec records = new SearchRecordCodec();
    add("search-found", records, new SearchRecord.Found(SPACE, DECISION, Documents.FULL));
    add("search-found-plain", records, new SearchRecord.Found(SPACE, DECISION, Documents.PLAIN));
    MessageId message = Messages.PLAIN.id();
    add("search-gone", records, new SearchRecord.Gone(SPACE, DECISION, Rows.CHANNEL_ID, message));
    add(
        "search-patched",
        records,
        new SearchRecord.Patched(
            SPACE, DECISION, Rows.CHANNEL_ID, message, new ReactionTally("77", 3)));
    add(
        "search-patched-cleared",
        records,
        new SearchRecord.Patched(SPACE, DECISION, Rows.CHANNEL_ID, message, null));
    add(
        "search-channel-gone",
        records,
        new SearchRecord.ChannelGone(SPACE, DECISION, Rows.CHANNEL_ID));
    add("search-guild-gone", records, new SearchRecord.GuildGone(SPACE, DECISION, Rows.GUILD_ID));
  }

  private void addUserEvents() {
    UserEventCodec events = new UserEventCodec();
    UserId user = Rows.PERSON.id();
    add(
        "user-event-channel-new",
        events,
        new UserEvent.PrivateChannelChanged(user, null, Rows.GROUP));
    add(
        "user-event-channel-gone",
        events,
        new UserEvent.PrivateChannelChanged(user, Rows.GROUP, null));
    add(
        "user-event-typing",
        events,
        new UserEvent.SomebodyTypes(
            user, new Typing(Rows.CHANNEL_ID, null, Rows.PERSON.id(), null, TIME)));
    add(
        "user-event-mentioned",
        events,
        new UserEvent.Mentioned(user, Rows.CHANNEL_ID, Messages.PLAIN.id(), true));
    add(
        "user-event-wrote",
        events,
        new UserEvent.Wrote(user, Rows.CHANNEL_ID, Messages.PLAIN.id()));
    add("user-event-message", events, new UserEvent.MessageDecided(user, created()));
  }

  private void addHandovers() {
    List<Handover> handovers =
        List.of(
            new Handover.Claimed("s", Rows.PERSON.id(), Rows.CREDENTIAL.id(), 7, 2, 9, true),
            new Handover.Offered(
                "s",
                1,
                8,
                true,
                513L,
                1,
                2,
                50,
                new SessionPresence(Device.WEB, Status.IDLE, List.of()),
                List.of(Rows.GUILD_ID)),
            new Handover.Offered(
                "s",
                1,
                8,
                false,
                null,
                0,
                0,
                50,
                new SessionPresence(Device.WEB, Status.IDLE, List.of()),
                List.of()),
            new Handover.Refused("s"),
            new Handover.Leaves("s"),
            new Handover.Arrives("s"),
            new Handover.Given(
                "s", 1, 12, List.of(new Handover.KeptEvent("MESSAGE_CREATE", "{}", 5))));
    int number = 0;
    for (Handover handover : handovers) {
      addInbox("handover-" + number++, new InboxEvent.SessionMoves(handover));
    }
  }

  private void addPresences() {
    add(
        "presence-beat",
        new PresenceBeatCodec(),
        new PresenceBeat(
            Rows.PERSON.id(),
            2,
            9,
            List.of(
                new SessionPresence(Device.DESKTOP, Status.INVISIBLE, List.of()),
                new SessionPresence(Device.WEB, Status.OFFLINE, List.of("{\"name\":\"a\"}")))));
    add("presence", new PresenceCodec(), PRESENCE);
    add(
        "presence-changes",
        new PresenceChangesCodec(),
        List.of(new PresenceChange(PRESENCE, List.of(SPACE, Rows.PERSON.id().space()))));
  }

  private void addInbox(String name, InboxEvent event) {
    add("inbox-" + name, new InboxRecordCodec(), new InboxRecord(9, SPACE, TIME, event));
  }
}
