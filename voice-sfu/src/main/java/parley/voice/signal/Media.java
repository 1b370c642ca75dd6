package parley.voice.signal;

import java.util.random.RandomGenerator;
import parley.voice.room.MediaLoop;
import parley.voice.room.Sources;

/// A media loop as clients reach it.
///
/// @param host that clients are told to send to
public record Media(MediaLoop loop, Sources sources, String host, int port) {
  public Media(MediaLoop loop, RandomGenerator random, String host, int port) {
    this(loop, new Sources(random), host, port);
  }
}
