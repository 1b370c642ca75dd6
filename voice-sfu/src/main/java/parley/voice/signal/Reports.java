package parley.voice.signal;

import parley.contracts.voice.VoiceGrant;

/// Where a router tells what became of a placement. Never waits.
public interface Reports {
  void connected(VoiceGrant grant);

  void gone(VoiceGrant grant);
}
