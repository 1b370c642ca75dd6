package parley.ops.local.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Where this platform is and how it is set.
public record Site(Workspace workspace, Settings settings) {
  /// Protects nothing: the file is its owner's, and certifies this machine to itself.
  public static final String VOICE_PASSWORD = "parley";

  /// The key and certificate of the voice gateway.
  public Path voiceKeystore() {
    return workspace.state().resolve("voice.p12");
  }

  /// The certificate alone, for clients.
  public Path voiceCertificate() {
    return workspace.state().resolve("voice.pem");
  }

  public int port(String component) {
    return settings.number(component + ".port");
  }

  public Path directory(String component) {
    return workspace.directory(component);
  }

  /// Fills a component's configuration: every setting by its key, `${dir}` for the component's
  /// folder, `${root}` for the source tree.
  public Template template(String component) {
    return new Template(settings.values())
        .with("dir", directory(component).toString())
        .with("root", workspace.root().toString());
  }

  /// What our applications are told, beside the settings: where everything is.
  public Map<String, String> addresses() {
    Map<String, String> addresses = new TreeMap<>();
    addresses.put("PARLEY_KAFKA", "127.0.0.1:" + port("kafka"));
    addresses.put(
        "PARLEY_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:" + port("postgres") + "/parley");
    addresses.put("PARLEY_POSTGRES_USER", "parley");
    addresses.put("PARLEY_POSTGRES_PASSWORD", "");
    addresses.put("PARLEY_CASSANDRA", "127.0.0.1:" + port("cassandra"));
    addresses.put("PARLEY_CASSANDRA_DATACENTER", "datacenter1");
    addresses.put("PARLEY_REDIS", "redis://127.0.0.1:" + port("redis"));
    addresses.put("PARLEY_OBJECTS_URL", "http://127.0.0.1:" + port("objects"));
    addresses.put("PARLEY_ELASTICSEARCH", "http://127.0.0.1:" + port("elasticsearch"));
    addresses.put("PARLEY_INGRESS_URL", "http://127.0.0.1:" + port("ingress"));
    addresses.put("PARLEY_CDN_URL", "http://127.0.0.1:" + port("ingress"));
    addresses.put("PARLEY_GATEWAY_URL", "ws://127.0.0.1:" + port("edge"));
    addresses.put("PARLEY_STREAMS_URLS", "http://127.0.0.1:" + port("streams"));
    addresses.put("PARLEY_STREAMS_STATE_DIR", directory("streams").resolve("state").toString());
    addresses.put("PARLEY_VOICE_KEYSTORE", voiceKeystore().toString());
    addresses.put("PARLEY_VOICE_KEYSTORE_PASSWORD", VOICE_PASSWORD);
    return addresses;
  }
}
