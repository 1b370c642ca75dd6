package parley.ops.checks.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import parley.ops.checks.model.GuildModel.Channel;
import parley.ops.checks.model.GuildModel.Member;
import parley.ops.checks.model.GuildModel.Overwrite;
import parley.ops.client.Actor;
import parley.ops.client.RestClient;

/// What the owner of a guild does with it, and what others try to do, who may not.
final class Administration {
  private static final int MISSING_PERMISSIONS = 50_013;
  private static final long TIMEOUT_SECONDS = 86_400;

  private final GuildModel guild;
  private final Hearers hearers;
  private final RandomGenerator random;
  private final InstantSource clock;
  private int named;

  Administration(GuildModel guild, Hearers hearers, RandomGenerator random, InstantSource clock) {
    this.guild = guild;
    this.hearers = hearers;
    this.random = random;
    this.clock = clock;
  }

  Operation createChannel(Actor actor) {
    JsonNode form = RestClient.object().put("name", "channel-" + ++named).put("type", 0);
    return call(
        actor,
        "POST",
        "/channels",
        form,
        answer -> {
          String id = answer.path("id").asText();
          guild.channels.put(id, new Channel(id, true));
        });
  }

  Operation deleteChannel(Actor actor, Channel channel) {
    return new Operation(
        actor,
        "DELETE",
        "/channels/" + channel.id,
        null,
        0,
        changing(answer -> guild.channels.remove(channel.id)));
  }

  /// @param target a role or a member
  Operation overwrite(Actor actor, Channel channel, String target, boolean ofRole) {
    Overwrite wanted = new Overwrite();
    for (Right right : Right.values()) {
      switch (random.nextInt(3)) {
        case 0 -> wanted.allow.add(right);
        case 1 -> wanted.deny.add(right);
        default -> {}
      }
    }
    ObjectNode form =
        RestClient.object()
            .put("type", ofRole ? 0 : 1)
            .put("allow", Right.mask(wanted.allow))
            .put("deny", Right.mask(wanted.deny));
    Overwrite present = channel.overwrites.get(target);
    boolean same =
        present != null && present.allow.equals(wanted.allow) && present.deny.equals(wanted.deny);
    return new Operation(
        actor,
        "PUT",
        "/channels/" + channel.id + "/permissions/" + target,
        form,
        0,
        same
            ? answer -> null
            : changingChannel(channel, () -> channel.overwrites.put(target, wanted)));
  }

  Operation removeOverwrite(Actor actor, Channel channel, String target) {
    return new Operation(
        actor,
        "DELETE",
        "/channels/" + channel.id + "/permissions/" + target,
        null,
        0,
        changingChannel(channel, () -> channel.overwrites.remove(target)));
  }

  Operation createRole(Actor actor) {
    Set<Right> rights = some();
    JsonNode form =
        RestClient.object().put("name", "role " + ++named).put("permissions", Right.mask(rights));
    return call(
        actor,
        "POST",
        "/roles",
        form,
        answer -> {
          String id = answer.path("id").asText();
          guild.roles.put(id, rights);
          hearers.tellMembers(Line.role(id, rights));
        });
  }

  Operation changeRole(Actor actor, String role) {
    Set<Right> rights = some();
    JsonNode form = RestClient.object().put("permissions", Right.mask(rights));
    boolean same = rights.equals(guild.roles.get(role));
    return call(
        actor,
        "PATCH",
        "/roles/" + role,
        form,
        answer -> {
          if (!same) {
            guild.roles.put(role, rights);
            hearers.tellMembers(Line.role(role, rights));
          }
        });
  }

  Operation deleteRole(Actor actor, String role) {
    return call(
        actor,
        "DELETE",
        "/roles/" + role,
        null,
        answer -> {
          guild.roles.remove(role);
          guild.members.values().forEach(member -> member.roles.remove(role));
          hearers.tellMembers(Line.roleGone(role));
        });
  }

  Operation give(Actor actor, String user, String role, boolean wanted) {
    return call(
        actor,
        wanted ? "PUT" : "DELETE",
        "/members/" + user + "/roles/" + role,
        null,
        answer -> {
          Member member = member(user);
          boolean changed = wanted ? member.roles.add(role) : member.roles.remove(role);
          if (changed) {
            tellMember(user, member);
          }
        });
  }

  Operation timeOut(Actor actor, String user, boolean wanted) {
    ObjectNode form = RestClient.object();
    if (wanted) {
      form.put(
          "communication_disabled_until", clock.instant().plusSeconds(TIMEOUT_SECONDS).toString());
    } else {
      form.putNull("communication_disabled_until");
    }
    return call(
        actor,
        "PATCH",
        "/members/" + user,
        form,
        answer -> {
          Member member = member(user);
          if (wanted || member.timedOut) {
            member.timedOut = wanted;
            tellMember(user, member);
          }
        });
  }

  Operation kick(Actor actor, String user) {
    return call(
        actor,
        "DELETE",
        "/members/" + user,
        null,
        answer -> {
          guild.members.remove(user);
          hearers.tellMembers(Line.memberGone(user));
          hearers.tell(user, Line.guild(false));
        });
  }

  /// Somebody comes back by an invitation.
  Operation join(Actor actor, String invite) {
    return new Operation(
        actor,
        "POST",
        "/invites/" + invite,
        RestClient.object(),
        0,
        answer -> {
          hearers.tellMembers(Line.member(actor.id(), Set.of(), false));
          hearers.tell(actor.id(), Line.guild(true));
          guild.members.put(actor.id(), new Member());
          return null;
        });
  }

  private interface Change {
    void by(JsonNode answer);
  }

  /// A call that only the owner may make.
  private Operation call(
      Actor actor, String method, String path, @Nullable JsonNode form, Change change) {
    String whole = "/guilds/" + guild.id + path;
    return actor.id().equals(guild.owner)
        ? new Operation(actor, method, whole, form, 0, changing(change))
        : Operation.refused(actor, method, whole, form, MISSING_PERMISSIONS);
  }

  private Operation.Check changing(Change change) {
    return answer -> {
      Set<GuildModel.Sight> before = guild.sights();
      Set<String> present = Set.copyOf(guild.members.keySet());
      change.by(answer);
      hearers.tellSights(before, present);
      return null;
    };
  }

  /// Those who saw the channel and still do are told that it is another.
  private Operation.Check changingChannel(Channel channel, Runnable change) {
    return changing(
        answer -> {
          List<String> saw = viewers(channel);
          change.run();
          for (String user : viewers(channel)) {
            if (saw.contains(user)) {
              hearers.tell(user, Line.channel("CHANNEL_UPDATE", channel.id));
            }
          }
        });
  }

  private List<String> viewers(Channel channel) {
    return guild.members.keySet().stream()
        .filter(user -> guild.rights(user, channel).contains(Right.VIEW))
        .toList();
  }

  private void tellMember(String user, Member member) {
    hearers.tellMembers(Line.member(user, member.roles, member.timedOut));
  }

  private Member member(String user) {
    Map<String, Member> members = guild.members;
    Member member = members.get(user);
    if (member == null) {
      throw new IllegalStateException("no member " + user);
    }
    return member;
  }

  private Set<Right> some() {
    Set<Right> rights = EnumSet.noneOf(Right.class);
    for (Right right : Right.values()) {
      if (random.nextInt(3) > 0) {
        rights.add(right);
      }
    }
    return rights;
  }
}
