package parley.voice.udp;

/// Where datagrams come from and go to, in batches. All calls but [#wake] belong to one thread.
public interface MediaPort extends AutoCloseable {
  /// The longest datagram that is taken.
  int MOST_BYTES = 1_500;

  /// What [#length] says of a longer one.
  int OVERSIZE = -1;

  /// Waits for datagrams and takes as many as are there, up to a bound. What the call before took
  /// is gone then.
  ///
  /// @return how many there are
  int receive(int waitMs);

  int length(int index);

  /// Where a datagram came from, by [SocketAddresses].
  long source(int index);

  /// Copies a datagram to the beginning of an array of [#MOST_BYTES].
  void copy(int index, byte[] out);

  /// Puts a datagram into the batch that goes next; the array can be used again at once.
  void send(byte[] bytes, int length, long destination);

  /// Lets the batch go.
  void flush();

  /// Ends the waiting of [#receive]. For any thread.
  void wake();

  /// How many datagrams the kernel would not take.
  long unsent();

  @Override
  void close();
}
