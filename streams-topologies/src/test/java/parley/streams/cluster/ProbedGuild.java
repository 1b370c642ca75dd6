package parley.streams.cluster;

import java.time.Instant;
import java.util.List;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.Entity;
import parley.contracts.entity.Guild;
import parley.contracts.entity.Member;
import parley.contracts.entity.Role;
import parley.contracts.entity.User;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.space.SpaceId;

/// A guild with one channel in which its owner posts.
record ProbedGuild(long id, Instant founded) {
  /// Keeps users' ids apart from guilds': the space of a guild is none of a user.
  private static final long FIRST_USER = 500_000;

  SpaceId space() {
    return new SpaceId(id);
  }

  ChannelId channel() {
    return new ChannelId(id);
  }

  User author() {
    return new User(new UserId(id + FIRST_USER), "probe", null, null, true, 0);
  }

  /// Its rows, the guild's own last.
  List<Entity> rows() {
    GuildId guild = new GuildId(id);
    return List.of(
        new Role(guild.everyoneRole(), guild, "@everyone", 0, false, 0, 0, false, false, null, 0),
        new Channel(
            channel(),
            guild,
            ChannelType.TEXT,
            "probe",
            null,
            0,
            null,
            false,
            0,
            List.of(),
            0,
            0,
            0),
        new Member(guild, author(), null, List.of(), founded, false, false, 0, false, null),
        new Guild(
            guild,
            "probe",
            null,
            author().id(),
            null,
            null,
            60,
            0,
            0,
            0,
            0,
            0,
            null,
            "en-US",
            0,
            1,
            1,
            false));
  }
}
