package parley.streams.ordering;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.id.ChannelId;
import parley.contracts.id.DecisionId;
import parley.contracts.id.GuildId;
import parley.contracts.message.Message;
import parley.streams.automod.GuildScreens;
import parley.streams.guild.GuildView;
import parley.streams.guild.SpaceEntities;

/// Holds messages that could be written against the rules of their guild. Belongs to the task's
/// thread.
public final class AutoModStep {
  private final SpaceEntities entities;
  private final GuildScreens screens;

  public AutoModStep(SpaceEntities entities, GuildScreens screens) {
    this.entities = entities;
    this.screens = screens;
  }

  /// What becomes of a decision about a message, or of its new form.
  Decision screen(Situation at, Decision decision, Supplier<DecisionId> ids) {
    GuildView guild = at.guild();
    if (guild == null || !(decision instanceof Decision.Happens happens)) {
      return decision;
    }
    Message message = happens.message();
    GuildId id = guild.guild().id();
    if (message == null || message.isSystem()) {
      return decision;
    }
    List<AutoModRules.Hit> hits =
        AutoModRules.judge(screens.of(id.space()), at, places(guild, message.channel()), message);
    return hits.isEmpty() ? decision : AutoModRules.act(at, id, hits, happens, message, ids);
  }

  private List<ChannelId> places(GuildView guild, ChannelId id) {
    if (guild.channel(id) != null) {
      return List.of(id);
    }
    Channel thread = entities.channel(guild, id);
    @Nullable ChannelId parent = thread == null ? null : thread.parent();
    return parent == null ? List.of(id) : List.of(id, parent);
  }
}
