package parley.ops.local.step;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import parley.ops.local.component.Need;
import parley.ops.local.component.Step;
import parley.ops.local.process.Tool;
import parley.ops.local.settings.Site;

/// The certificate of the voice gateway, to which clients always speak TLS: made once, and trusted
/// by nobody but those who are told to (`NODE_EXTRA_CA_CERTS` for clients on Node).
public record CertificateStep(Site site) implements Step {
  public static final String NAME = "certificate";

  private static final String ALIAS = "voice";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Need> needs() {
    return List.of();
  }

  @Override
  public String run() throws IOException, InterruptedException {
    Path keystore = site.voiceKeystore();
    Path certificate = site.voiceCertificate();
    if (Files.exists(keystore) && Files.exists(certificate)) {
      return "there";
    }
    Files.createDirectories(site.workspace().state());
    Files.deleteIfExists(keystore);
    keytool(
        "-genkeypair -keyalg EC -groupname secp256r1 -validity 3650 -storetype PKCS12",
        List.of("-dname", "CN=localhost", "-ext", "san=dns:localhost,ip:127.0.0.1"),
        keystore);
    keytool("-exportcert -rfc", List.of("-file", certificate.toString()), keystore);
    return "made";
  }

  private static void keytool(String options, List<String> arguments, Path keystore)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(options.split(" ")));
    command.addAll(List.of("-alias", ALIAS, "-keystore", keystore.toString()));
    command.addAll(List.of("-storepass", Site.VOICE_PASSWORD));
    command.addAll(arguments);
    Tool.run(command, Map.of(), "");
  }
}
