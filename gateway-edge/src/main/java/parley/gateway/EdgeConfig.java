package parley.gateway;

import java.time.Duration;
import java.util.Map;
import parley.contracts.settings.Variables;
import parley.contracts.space.Layout;
import parley.contracts.token.TokenSigner;
import parley.contracts.voice.VoiceTokens;
import parley.gateway.resume.ReplayLimits;
import parley.gateway.session.ConversationLimits;

/// Configuration of an edge node, from the environment.
///
/// | key | default | meaning |
/// | --- | --- | --- |
/// | `PARLEY_TOKEN_SECRET` | – | hex, at least 32 bytes: tokens are signed with it |
/// | `PARLEY_KAFKA` | 127.0.0.1:19092 | brokers |
/// | `PARLEY_EDGE_HOST`, `PARLEY_EDGE_PORT` | 127.0.0.1, 18081 | where clients connect |
/// | `PARLEY_EDGE_MANAGEMENT_PORT` | 18082 | health and metrics |
/// | `PARLEY_EDGE_SLOT` | 0 | the slot of the inbox; no two nodes may share one |
/// | `PARLEY_GATEWAY_URL` | ws://host:port | what clients are told to resume at |
/// | `PARLEY_EDGE_LOOPS` | 1 | event loops |
/// | `PARLEY_EDGE_HEARTBEAT_MS` | 41250 | heartbeat interval |
/// | `PARLEY_EDGE_RESUME_MS` | 120000 | how long a session waits for its client |
/// | `PARLEY_EDGE_DRAIN_MS` | 0 | at a stop, how long other nodes have to take sessions |
/// | `PARLEY_EDGE_REPLAY_EVENTS`, `PARLEY_EDGE_REPLAY_BYTES` | 1000, 1048576 | what it keeps |
/// | `PARLEY_EDGE_QUEUE_BYTES` | 4194304 | what a slow socket may owe before it is closed |
/// | `PARLEY_EDGE_OWED_BYTES` | 134217728 | what all of them together may owe |
/// | `PARLEY_REDIS` | redis://127.0.0.1:16379 | where identifies are counted |
/// | `PARLEY_EDGE_IDENTIFY_MS` | 5000 | from one identify of a bot's bucket to the next |
/// | `PARLEY_EDGE_CONNECTS` | 2000 | how often an address may connect in 10 seconds |
/// | `PARLEY_CDN_URL` | http://127.0.0.1:18080 | where files are served from, as `PARLEY_CDN_URL` of ingress says |
public record EdgeConfig(
    String kafka,
    String host,
    int port,
    int managementPort,
    int slot,
    String gatewayUrl,
    int loops,
    Duration heartbeatInterval,
    Duration resumeWithin,
    Duration drainWithin,
    ReplayLimits replay,
    String redis,
    Duration identifyWindow,
    int connects,
    int queueBytes,
    int owedBytes,
    String filesUrl,
    TokenSigner tokens,
    VoiceTokens voiceTokens,
    Layout layout) {
  private static final Duration IDENTIFY_WITHIN = Duration.ofSeconds(30);
  private static final Duration LOGIN_WITHIN = Duration.ofSeconds(45);
  private static final int LEAST_MS = 100;
  private static final int MOST_MS = 3_600_000;
  private static final int FRAMES_PER_WINDOW = 120;
  private static final Duration FRAMES_WINDOW = Duration.ofSeconds(60);

  /// @throws IllegalArgumentException naming the key that is wrong
  public static EdgeConfig from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    String secret = variables.requiredText("PARLEY_TOKEN_SECRET");
    Layout layout = Layout.from(environment);
    String host = variables.text("PARLEY_EDGE_HOST", "127.0.0.1");
    int port = variables.number("PARLEY_EDGE_PORT", 18081, 1, 65_535);
    Duration resume = variables.millis("PARLEY_EDGE_RESUME_MS", 120_000, LEAST_MS, MOST_MS);
    return new EdgeConfig(
        variables.text("PARLEY_KAFKA", "127.0.0.1:19092"),
        host,
        port,
        variables.number("PARLEY_EDGE_MANAGEMENT_PORT", 18082, 1, 65_535),
        variables.number("PARLEY_EDGE_SLOT", 0, 0, layout.edgeSlots() - 1),
        variables.text("PARLEY_GATEWAY_URL", "ws://" + host + ":" + port),
        variables.number("PARLEY_EDGE_LOOPS", 1, 1, 64),
        variables.millis("PARLEY_EDGE_HEARTBEAT_MS", 41_250, LEAST_MS, MOST_MS),
        resume,
        variables.millis("PARLEY_EDGE_DRAIN_MS", 0, 0, MOST_MS),
        new ReplayLimits(
            variables.number("PARLEY_EDGE_REPLAY_EVENTS", 1_000, 1, 100_000),
            variables.number("PARLEY_EDGE_REPLAY_BYTES", 1 << 20, 1, 1 << 30),
            resume.multipliedBy(2)),
        variables.text("PARLEY_REDIS", "redis://127.0.0.1:16379"),
        variables.millis("PARLEY_EDGE_IDENTIFY_MS", 5_000, 1, MOST_MS),
        variables.number("PARLEY_EDGE_CONNECTS", 2_000, 1, 1 << 30),
        variables.number("PARLEY_EDGE_QUEUE_BYTES", 1 << 22, 1 << 12, 1 << 30),
        variables.number("PARLEY_EDGE_OWED_BYTES", 1 << 27, 1 << 20, 1 << 30),
        variables.text("PARLEY_CDN_URL", "http://127.0.0.1:18080"),
        TokenSigner.ofHex(secret),
        new VoiceTokens(secret),
        layout);
  }

  /// What a client may do on its socket. A heartbeat may be half an interval late.
  public ConversationLimits conversation() {
    return new ConversationLimits(
        IDENTIFY_WITHIN,
        LOGIN_WITHIN,
        heartbeatInterval.multipliedBy(3).dividedBy(2),
        FRAMES_PER_WINDOW,
        FRAMES_WINDOW);
  }
}
