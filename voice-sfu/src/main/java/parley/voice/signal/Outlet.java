package parley.voice.signal;

import parley.voice.frame.CloseCode;

/// A socket as sessions see it.
public interface Outlet {
  void send(String payload);

  void close(CloseCode code);

  /// The version that the client speaks.
  int version();
}
