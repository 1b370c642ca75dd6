package parley.gateway.session;

import parley.gateway.dispatch.Body;
import parley.gateway.dispatch.EventType;
import parley.gateway.frame.CloseCode;

/// A socket as sessions see it. Everything but [#loop] is for the socket's event loop only.
public interface Outlet {
  /// Which event loop the socket lives on.
  int loop();

  /// The login is through: the socket belongs to the session.
  void bind(Session session);

  /// The session goes on with another socket, or on another event loop: it is this socket's no
  /// longer, and the socket closes.
  void supersede();

  /// There is no such session (any more): the client may identify anew.
  void refuseResume();

  /// Queues an event; what is queued leaves together at the end of the event loop's task.
  void write(EventType type, long sequence, Body body);

  /// Runs a task once the client has taken nearly all that it was sent; never, when the socket goes
  /// before, or when another task is given meanwhile.
  void whenTaken(Runnable task);

  /// Asks the client to come back, as before a stop.
  void askToReconnect();

  void close(CloseCode code);
}
