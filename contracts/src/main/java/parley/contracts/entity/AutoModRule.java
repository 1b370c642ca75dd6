package parley.contracts.entity;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.AutoModRuleId;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.RoleId;
import parley.contracts.id.UserId;

/// A rule by which a guild judges messages before anybody sees them.
///
/// @param exemptRoles whose members it does not judge
/// @param exemptChannels in which it does not judge; threads count as the channel that they hang in
public record AutoModRule(
    AutoModRuleId id,
    GuildId guild,
    UserId creator,
    String name,
    boolean enabled,
    Trigger trigger,
    List<Action> actions,
    List<RoleId> exemptRoles,
    List<ChannelId> exemptChannels)
    implements Entity {
  /// What the public protocol calls the event: somebody sends a message.
  public static final int MESSAGE_SEND = 1;

  public AutoModRule {
    actions = List.copyOf(actions);
    exemptRoles = List.copyOf(exemptRoles);
    exemptChannels = List.copyOf(exemptChannels);
  }

  @Override
  public EntityKey key() {
    return new EntityKey(guild.space(), EntityKind.AUTO_MODERATION_RULE, id.value());
  }

  /// What a rule looks for.
  public sealed interface Trigger {
    /// The number of the public protocol.
    int type();
  }

  /// Words and phrases, where `*` at an end leaves that end open, and regular expressions.
  ///
  /// @param allowed words and phrases in which the others are harmless
  public record Keywords(List<String> keywords, List<String> patterns, List<String> allowed)
      implements Trigger {
    public static final int TYPE = 1;

    public Keywords {
      keywords = List.copyOf(keywords);
      patterns = List.copyOf(patterns);
      allowed = List.copyOf(allowed);
    }

    @Override
    public int type() {
      return TYPE;
    }
  }

  /// Text that looks like advertising or noise.
  public record Spam() implements Trigger {
    public static final int TYPE = 3;

    @Override
    public int type() {
      return TYPE;
    }
  }

  /// Words that the platform collected.
  ///
  /// @param lists numbers of the public protocol: 1 profanity, 2 sexual content, 3 slurs
  /// @param allowed words and phrases in which the others are harmless
  public record Presets(List<Integer> lists, List<String> allowed) implements Trigger {
    public static final int TYPE = 4;

    public Presets {
      lists = List.copyOf(lists);
      allowed = List.copyOf(allowed);
    }

    @Override
    public int type() {
      return TYPE;
    }
  }

  /// Many mentions in one message.
  ///
  /// @param limit how many different users and roles a message may mention
  /// @param raidProtection whether mentions of many messages are watched together
  public record Mentions(int limit, boolean raidProtection) implements Trigger {
    public static final int TYPE = 5;

    @Override
    public int type() {
      return TYPE;
    }
  }

  /// What a newer release looks for; it never finds anything.
  public record UnknownTrigger() implements Trigger {
    @Override
    public int type() {
      return 0;
    }
  }

  /// What happens when a rule finds something.
  public sealed interface Action {
    /// The number of the public protocol.
    int type();
  }

  /// The message is refused.
  ///
  /// @param message what its author is told; null for the usual sentence
  public record Block(@Nullable String message) implements Action {
    public static final int TYPE = 1;

    @Override
    public int type() {
      return TYPE;
    }
  }

  /// Moderators are told in a channel.
  public record Alert(ChannelId channel) implements Action {
    public static final int TYPE = 2;

    @Override
    public int type() {
      return TYPE;
    }
  }

  /// The author may not write for a while.
  public record TimeOut(Duration duration) implements Action {
    public static final int TYPE = 3;

    /// As the public protocol has it.
    public static final Duration LONGEST = Duration.ofDays(28);

    @Override
    public int type() {
      return TYPE;
    }
  }
}
