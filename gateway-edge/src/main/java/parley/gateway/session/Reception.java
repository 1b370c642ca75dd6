package parley.gateway.session;

import org.jspecify.annotations.Nullable;
import parley.contracts.token.AccessToken;
import parley.gateway.frame.ClientFrame;

/// Where sockets ask for sessions, and give them back. Safe for any thread; never waits.
public interface Reception {
  /// Begins a session for a token whose signature is good.
  ///
  /// @return false when there is too much to do
  boolean logIn(Outlet outlet, AccessToken token, ClientFrame.Identify identify);

  /// Takes a session up again.
  ///
  /// @return false when there is too much to do
  boolean resume(Outlet outlet, AccessToken token, ClientFrame.Resume resume);

  /// A session asks for something.
  ///
  /// @return false when there is too much to do
  boolean ask(Session session, ClientFrame.Request request);

  /// A socket is gone, and its session with it if the client said goodbye.
  ///
  /// @param session null when the socket had none
  void socketGone(Outlet outlet, @Nullable Session session, boolean goodbye);
}
