package parley.ops.checks.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import parley.ops.checks.history.History.ChangeKind;
import parley.ops.checks.history.History.ChangeSight;
import parley.ops.checks.history.History.Presence;
import parley.ops.checks.history.History.Session;
import parley.ops.checks.history.History.Sight;
import parley.ops.client.Dispatch;
import parley.ops.client.SessionListener;

/// Records what a gateway session sees. Safe for any thread; its size grows with the run.
final class Reader implements SessionListener {
  private static final long ABSENT = -1;

  private final String name;
  private final String user;
  private final Set<String> guilds;
  private final Set<String> channels;
  private final List<Presence> presences = new ArrayList<>();
  private final List<Sight> sights = new ArrayList<>();
  private final List<ChangeSight> changes = new ArrayList<>();
  private int guildsHere;
  private long presentSinceNs = ABSENT;
  private long lostAtNs = ABSENT;

  /// @param guilds all must have arrived before the session counts as listening
  Reader(String name, String user, Set<String> guilds, Set<String> channels) {
    this.name = name;
    this.user = user;
    this.guilds = Set.copyOf(guilds);
    this.channels = Set.copyOf(channels);
  }

  @Override
  public synchronized void onDispatch(Dispatch dispatch) {
    switch (dispatch.type()) {
      case "READY" -> renewed(dispatch.data().path("guilds"));
      case "RESUMED" -> lostAtNs = ABSENT;
      case "GUILD_CREATE" -> arrived(dispatch.data().path("id").asText(), dispatch.receivedNs());
      case "MESSAGE_CREATE" -> seen(dispatch);
      case "MESSAGE_UPDATE" ->
          changed(ChangeKind.EDIT, dispatch.data(), "id", dispatch.data().path("content"));
      case "MESSAGE_DELETE" ->
          changed(ChangeKind.DELETE, dispatch.data(), "id", MissingNode.getInstance());
      case "MESSAGE_REACTION_ADD" -> reacted(ChangeKind.REACT, dispatch.data());
      case "MESSAGE_REACTION_REMOVE" -> reacted(ChangeKind.UNREACT, dispatch.data());
      default -> {} // What else happens in a guild is not judged here.
    }
  }

  @Override
  public synchronized void onDisconnect(long atNs) {
    if (lostAtNs == ABSENT) {
      lostAtNs = atNs;
    }
  }

  synchronized boolean listening() {
    return presentSinceNs != ABSENT && lostAtNs == ABSENT;
  }

  synchronized Session session(long endNs) {
    List<Presence> all = new ArrayList<>(presences);
    if (presentSinceNs != ABSENT) {
      all.add(new Presence(presentSinceNs, lostAtNs == ABSENT ? endNs : lostAtNs));
    }
    return new Session(name, user, channels, all, sights, changes);
  }

  private void renewed(JsonNode full) {
    if (presentSinceNs != ABSENT && lostAtNs != ABSENT) {
      presences.add(new Presence(presentSinceNs, lostAtNs));
    }
    presentSinceNs = ABSENT;
    lostAtNs = ABSENT;
    guildsHere = 0;
    // People's sessions get their guilds in READY, bots' each as an event.
    full.forEach(
        guild -> {
          if (guild.has("channels")) {
            arrived(guild.path("id").asText(), System.nanoTime());
          }
        });
  }

  private void arrived(String guild, long atNs) {
    if (guilds.contains(guild) && ++guildsHere == guilds.size()) {
      presentSinceNs = atNs;
    }
  }

  private void seen(Dispatch dispatch) {
    String channel = dispatch.data().path("channel_id").asText();
    long message = Long.parseUnsignedLong(dispatch.data().path("id").asText());
    String content = dispatch.data().path("content").asText();
    sights.add(new Sight(channel, message, content, dispatch.receivedNs()));
  }

  private void reacted(ChangeKind kind, JsonNode data) {
    changed(kind, data, "message_id", data.path("emoji").path("name"));
  }

  private void changed(ChangeKind kind, JsonNode data, String id, JsonNode text) {
    changes.add(
        new ChangeSight(
            kind,
            data.path("channel_id").asText(),
            Long.parseUnsignedLong(data.path(id).asText()),
            text.asText("")));
  }
}
