package parley.ingress.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class ExpressionsTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String FILES =
      Optional.ofNullable(System.getenv("PARLEY_INGRESS_URL")).orElse("http://127.0.0.1:18080");

  private final Client owner = Client.register();
  private final Client member = Client.register();
  private String guild = "";
  private String channel = "";

  @BeforeEach
  void gather() {
    Client.Answer created =
        owner.post("/guilds", Map.of("name", "Expressions", "icon", data("png", 64, 32)));
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    guild = "/guilds/" + created.text("id");
    channel = "/channels/" + created.text("system_channel_id");
    String invite = owner.post(channel + "/invites", Map.of()).text("code");
    assertThat(member.post("/invites/" + invite, Map.of()).status()).isEqualTo(200);
  }

  @Test
  void keepsEmojisOfAGuild() throws Exception {
    Map<String, Object> form = Map.of("name", "blob", "image", data("gif", 48, 48));
    assertThat(member.post(guild + "/emojis", form).code()).isEqualTo(50013);

    Client.Answer made = owner.because("fun", "POST", guild + "/emojis", form);

    assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
    assertThat(made.body().path("animated").asBoolean()).isTrue();
    String id = made.text("id");
    assertThat(member.get(guild + "/emojis").body()).hasSize(1);
    assertThat(member.get(guild).body().path("emojis").path(0).path("id").asText()).isEqualTo(id);
    assertThat(picture("/emojis/" + id + ".gif").statusCode()).isEqualTo(200);
    HttpResponse<byte[]> still = picture("/emojis/" + id + ".png?size=16");
    assertThat(still.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(ImageIO.read(new ByteArrayInputStream(still.body())).getWidth()).isEqualTo(16);
    assertThat(picture("/emojis/1.png").statusCode()).isEqualTo(404);

    String message = member.post(channel + "/messages", member.message("react")).text("id");
    String reactions = channel + "/messages/" + message + "/reactions/";
    assertThat(member.put(reactions + "blob:1/@me", Map.of()).code()).isEqualTo(10014);
    assertThat(member.put(reactions + "other:" + id + "/@me", Map.of()).status()).isEqualTo(204);
    JsonNode reaction =
        owner.get(channel + "/messages/" + message).body().path("reactions").path(0);
    assertThat(reaction.path("emoji").path("name").asText()).isEqualTo("blob");

    assertThat(owner.patch(guild + "/emojis/" + id, Map.of("name", "drop")).text("name"))
        .isEqualTo("drop");
    JsonNode entry =
        owner.get(guild + "/audit-logs?action_type=60").body().path("audit_log_entries").path(0);
    assertThat(entry.path("target_id").asText()).isEqualTo(id);
    assertThat(entry.path("reason").asText()).isEqualTo("fun");
    assertThat(owner.delete(guild + "/emojis/" + id).status()).isEqualTo(204);
    assertThat(owner.get(guild + "/emojis/" + id).code()).isEqualTo(10014);
  }

  @Test
  void refusesPicturesThatAreNone() {
    String text =
        Base64.getEncoder()
            .encodeToString("no picture at all, just words".getBytes(StandardCharsets.UTF_8));
    for (String image : List.of("words", "data:image/png;base64," + text)) {
      Client.Answer answer = owner.post(guild + "/emojis", Map.of("name", "blob", "image", image));
      assertThat(answer.code()).as(image).isEqualTo(50035);
      assertThat(answer.body().path("errors").has("image")).isTrue();
    }
    assertThat(
            owner.post(guild + "/emojis", Map.of("name", "b b", "image", data("png", 4, 4))).code())
        .isEqualTo(50035);
  }

  @Test
  void showsAvatarsAndIcons() throws Exception {
    Client.Answer changed = member.patch("/users/@me", Map.of("avatar", data("png", 300, 200)));

    assertThat(changed.status()).as("%s", changed.body()).isEqualTo(200);
    String address = "/avatars/" + changed.text("id") + "/" + changed.text("avatar");
    BufferedImage small =
        ImageIO.read(new ByteArrayInputStream(picture(address + ".png?size=128").body()));
    assertThat(small.getWidth()).isEqualTo(128);
    assertThat(small.getHeight()).isEqualTo(85);
    assertThat(picture(address + ".png?size=100").statusCode()).isEqualTo(400);
    assertThat(picture(address + ".gif").statusCode()).isEqualTo(415);
    assertThat(picture("/embed/avatars/0.png").statusCode()).isEqualTo(200);
    JsonNode author =
        member.post(channel + "/messages", member.message("hi")).body().path("author");
    assertThat(author.path("avatar").asText()).isEqualTo(changed.text("avatar"));

    String icon = owner.get(guild).text("icon");
    assertThat(picture("/icons/" + guild.substring(8) + "/" + icon + ".webp").statusCode())
        .isEqualTo(200);
    assertThat(owner.patch(guild, Map.of("name", "Other")).text("icon")).isEqualTo(icon);
    assertThat(
            owner
                .sendRaw("PATCH", guild, "application/json", "{\"icon\":null}")
                .body()
                .path("icon")
                .isNull())
        .isTrue();
  }

  @Test
  void sendsStickers() throws Exception {
    String b = "a-boundary";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Map.Entry<String, String> field :
        Map.of("name", "hello", "description", "", "tags", "wave").entrySet()) {
      body.writeBytes(
          ("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                  .formatted(b, field.getKey(), field.getValue()))
              .getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(
        ("--" + b + "\r\nContent-Disposition: form-data; name=file; filename=a.png\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(image("png", 320, 320));
    body.writeBytes(("\r\n--" + b + "--\r\n").getBytes(StandardCharsets.UTF_8));
    Client.Answer made =
        owner.sendBytes(
            "POST", guild + "/stickers", "multipart/form-data; boundary=" + b, body.toByteArray());
    assertThat(made.status()).as("%s", made.body()).isEqualTo(201);

    Client.Answer sent =
        member.post(channel + "/messages", Map.of("sticker_ids", List.of(made.text("id"))));

    assertThat(sent.body().path("sticker_items").path(0).path("name").asText())
        .as("%s", sent.body())
        .isEqualTo("hello");
    assertThat(member.post(channel + "/messages", Map.of("sticker_ids", List.of("1"))).code())
        .isEqualTo(50081);
    assertThat(picture("/stickers/" + made.text("id") + ".png").statusCode()).isEqualTo(200);
    assertThat(member.get("/stickers/" + made.text("id")).text("tags")).isEqualTo("wave");
    assertThat(owner.delete(guild + "/stickers/" + made.text("id")).status()).isEqualTo(204);
  }

  private static HttpResponse<byte[]> picture(String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(FILES + path)).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String data(String format, int width, int height) {
    try {
      return "data:image/"
          + format
          + ";base64,"
          + Base64.getEncoder().encodeToString(image(format, width, height));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] image(String format, int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
    return bytes.toByteArray();
  }
}
