package parley.gateway.hub;

import parley.contracts.id.GuildId;
import parley.contracts.token.AccessToken;
import parley.gateway.frame.ClientFrame;
import parley.gateway.session.Outlet;

/// A socket whose client wants to begin a session.
record Login(Outlet outlet, AccessToken token, ClientFrame.Identify identify) {
  boolean wants(GuildId guild) {
    return identify.shard() == null || identify.shard().has(guild);
  }
}
