package parley.ops.checks.model;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import parley.ops.checks.model.GuildModel.Channel;
import parley.ops.checks.model.GuildModel.Message;
import parley.ops.client.Actor;

/// Chooses what happens next, from nothing but the seed and the model.
final class Dice {
  private static final int FEWEST_CHANNELS = 3;
  private static final int MOST_CHANNELS = 7;
  private static final int MOST_ROLES = 5;

  /// How many messages back somebody reaches.
  private static final int RECENT = 30;

  private static final int REMEMBERED = 20;

  private final GuildModel guild;
  private final List<Actor> actors;
  private final Talk talk;
  private final Administration administration;
  private final String invite;
  private final Collection<String> lasting;
  private final RandomGenerator random;
  private final List<Message> gone = new ArrayList<>();

  /// @param actors the owner first
  /// @param lasting channels that stay
  Dice(
      GuildModel guild,
      List<Actor> actors,
      Hearers hearers,
      String invite,
      Collection<String> lasting,
      RandomGenerator random,
      InstantSource clock) {
    this.guild = guild;
    this.actors = actors;
    this.talk = new Talk(guild, hearers, random);
    this.administration = new Administration(guild, hearers, random, clock);
    this.invite = invite;
    this.lasting = lasting;
    this.random = random;
  }

  Operation next() {
    while (true) {
      int face = random.nextInt(100);
      Operation operation = face < 75 ? talk(face) : administer(random.nextInt(100));
      if (operation != null) {
        return operation;
      }
    }
  }

  /// Reads what everybody can read.
  List<Operation> readings() {
    List<Operation> readings = new ArrayList<>();
    for (Actor actor : actors) {
      for (Channel channel : textChannels()) {
        readings.add(talk.read(actor, channel));
      }
    }
    return readings;
  }

  private @Nullable Operation talk(int face) {
    Actor actor = one(actors);
    Channel channel = one(textChannels());
    if (face < 30) {
      return talk.send(actor, channel);
    }
    if (face < 36) {
      return talk.read(actor, channel);
    }
    Message message = target(channel);
    if (message == null) {
      return null;
    }
    if (face < 46) {
      return talk.edit(actor, channel, message);
    }
    if (face < 52) {
      gone.add(message);
      if (gone.size() > REMEMBERED) {
        gone.removeFirst();
      }
      return talk.delete(actor, channel, message);
    }
    if (face < 64) {
      return talk.react(actor, channel, message);
    }
    if (face < 70) {
      return talk.unreact(actor, channel, message);
    }
    return talk.pin(actor, channel, message, face < 73);
  }

  private @Nullable Operation administer(int face) {
    Actor owner = actors.getFirst();
    Actor actor = random.nextInt(5) > 0 ? owner : one(actors);
    if (!guild.members.containsKey(actor.id())) {
      return null;
    }
    Actor other = one(actors.subList(1, actors.size()));
    boolean present = guild.members.containsKey(other.id());
    String role = guild.roles.isEmpty() ? guild.id : one(guild.roles.keySet());
    boolean ofRole = random.nextBoolean();
    Channel channel = one(guild.channels.values());
    if (face < 30) {
      return ofRole || present
          ? administration.overwrite(owner, channel, ofRole ? role : other.id(), ofRole)
          : null;
    }
    if (face < 40) {
      return channel.overwrites.isEmpty()
          ? null
          : administration.removeOverwrite(owner, channel, one(channel.overwrites.keySet()));
    }
    if (face < 46) {
      return guild.roles.size() > MOST_ROLES ? null : administration.createRole(actor);
    }
    if (face < 60) {
      return administration.changeRole(actor, role);
    }
    if (face < 63) {
      return role.equals(guild.id) ? null : administration.deleteRole(actor, role);
    }
    if (face < 80) {
      return present && !role.equals(guild.id)
          ? administration.give(actor, other.id(), role, random.nextInt(3) > 0)
          : null;
    }
    if (face < 86) {
      return guild.channels.size() > MOST_CHANNELS ? null : administration.createChannel(actor);
    }
    if (face < 88) {
      return lasting.contains(channel.id) || guild.channels.size() < FEWEST_CHANNELS
          ? null
          : administration.deleteChannel(owner, channel);
    }
    if (face < 94) {
      GuildModel.Member member = guild.members.get(other.id());
      boolean timeOut = random.nextInt(3) == 0;
      return member == null || member.timedOut == timeOut
          ? null
          : administration.timeOut(actor, other.id(), timeOut);
    }
    if (face < 96) {
      return present ? administration.kick(actor, other.id()) : null;
    }
    return present ? null : administration.join(other, invite);
  }

  /// A message of a channel, or one that was deleted there.
  private @Nullable Message target(Channel channel) {
    if (!gone.isEmpty() && random.nextInt(20) == 0) {
      return one(gone);
    }
    List<Message> messages = channel.messages;
    List<Message> recent =
        messages.subList(Math.max(0, messages.size() - RECENT), messages.size()).stream()
            .filter(message -> !message.isNotice())
            .toList();
    return recent.isEmpty() ? null : one(recent);
  }

  private List<Channel> textChannels() {
    return guild.channels.values().stream().filter(channel -> channel.text).toList();
  }

  private <T> T one(Collection<T> all) {
    Optional<T> found = all.stream().skip(random.nextInt(all.size())).findFirst();
    return found.orElseThrow();
  }
}
