package parley.ingress.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class FilesTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int MEBIBYTE = 1 << 20;

  private final Client owner = Client.register();
  private final Client member = Client.register();
  private String channel = "";

  @BeforeEach
  void gather() {
    channel =
        "/channels/" + owner.post("/guilds", Map.of("name", "Files")).text("system_channel_id");
    String invite = owner.post(channel + "/invites", Map.of()).text("code");
    assertThat(member.post("/invites/" + invite, Map.of()).status()).isEqualTo(200);
  }

  @Test
  void sendsFilesAndServesThem() throws Exception {
    byte[] picture = picture(40, 30);
    Form form =
        new Form()
            .file("files[0]", "SPOILER_a picture.png", "application/x-anything", picture)
            .file("files[1]", "a.txt", "text/plain", "hello".getBytes(StandardCharsets.UTF_8))
            .json("{\"attachments\":[{\"id\":\"0\",\"description\":\"a rectangle\"},{\"id\":1}]}");

    Client.Answer sent = send(member, "POST", channel + "/messages", form);

    assertThat(sent.status()).as("%s", sent.body()).isEqualTo(200);
    JsonNode files = sent.body().path("attachments");
    assertThat(files).hasSize(2);
    JsonNode first = files.path(0);
    assertThat(first.path("filename").asText()).isEqualTo("SPOILER_a_picture.png");
    assertThat(first.path("content_type").asText()).isEqualTo("image/png");
    assertThat(first.path("width").asInt()).isEqualTo(40);
    assertThat(first.path("height").asInt()).isEqualTo(30);
    assertThat(first.path("size").asInt()).isEqualTo(picture.length);
    assertThat(first.path("description").asText()).isEqualTo("a rectangle");
    assertThat(read(owner, sent.text("id")).path("attachments").path(0).path("id"))
        .isEqualTo(first.path("id"));

    HttpResponse<byte[]> shown = get(first.path("url").asText(), "");
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body()).isEqualTo(picture);
    assertThat(header(shown, "Content-Type")).isEqualTo("image/png");
    assertThat(header(shown, "Content-Disposition")).startsWith("inline");
    HttpResponse<byte[]> text = get(files.path(1).path("url").asText(), "bytes=1-3");
    assertThat(text.statusCode()).isEqualTo(206);
    assertThat(new String(text.body(), StandardCharsets.UTF_8)).isEqualTo("ell");
    assertThat(header(text, "Content-Range")).isEqualTo("bytes 1-3/5");
    assertThat(header(text, "Content-Disposition")).startsWith("attachment");
    assertThat(header(text, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(get(files.path(1).path("url").asText(), "bytes=9-").statusCode()).isEqualTo(416);
  }

  @Test
  void servesNobodyWithoutAGoodAddress() throws Exception {
    Client.Answer sent =
        send(member, "POST", channel + "/messages", new Form().file("file", "a.txt", "", bytes(3)));
    String url = sent.body().path("attachments").path(0).path("url").asText();
    assertThat(get(url, "").statusCode()).isEqualTo(200);

    for (String forged :
        List.of(
            url.substring(0, url.indexOf('?')),
            url.replace("hm=", "hm=0"),
            url.replace("a.txt", "b.txt"),
            url.replaceFirst("ex=[0-9a-f]+", "ex=ffffffff"))) {
      assertThat(get(forged, "").statusCode()).as(forged).isEqualTo(404);
    }
    Map<String, Object> refresh = Map.of("attachment_urls", List.of(url));
    JsonNode refreshed =
        member.post("/attachments/refresh-urls", refresh).body().path("refreshed_urls").path(0);
    assertThat(refreshed.path("original").asText()).isEqualTo(url);
    assertThat(get(refreshed.path("refreshed").asText(), "").statusCode()).isEqualTo(200);
    assertThat(Client.register().post("/attachments/refresh-urls", refresh).code())
        .isEqualTo(50001);
    assertThat(
            member
                .post(
                    "/attachments/refresh-urls",
                    Map.of("attachment_urls", List.of(url.replace("hm=", "hm=0"))))
                .code())
        .isEqualTo(50035);
  }

  @Test
  void refusesTooManyAndTooLargeFiles() throws Exception {
    Form eleven = new Form();
    for (int i = 0; i < 11; i++) {
      eleven.file("files[" + i + "]", i + ".txt", "", bytes(1));
    }
    assertThat(send(member, "POST", channel + "/messages", eleven).code()).isEqualTo(30015);

    Form large = new Form().file("files[0]", "a.bin", "", bytes(26 * MEBIBYTE));
    Client.Answer answer = send(member, "POST", channel + "/messages", large);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo(40005);

    Form fits = new Form().file("files[0]", "a.bin", "", bytes(24 * MEBIBYTE));
    Client.Answer fine = send(member, "POST", channel + "/messages", fits);
    assertThat(fine.status()).as("%s", fine.body()).isEqualTo(200);
    assertThat(fine.body().path("attachments").path(0).path("size").asInt())
        .isEqualTo(24 * MEBIBYTE);

    Form missing = new Form().json("{\"attachments\":[{\"id\":3,\"filename\":\"a.txt\"}]}");
    assertThat(send(member, "POST", channel + "/messages", missing).code()).isEqualTo(50035);
  }

  @Test
  void editsWhichFilesAMessageHas() throws Exception {
    Form two = new Form().file("files[0]", "a", "", bytes(1)).file("files[1]", "b", "", bytes(2));
    Client.Answer sent = send(member, "POST", channel + "/messages", two);
    String path = channel + "/messages/" + sent.text("id");
    String second = sent.body().path("attachments").path(1).path("id").asText();

    Form edit =
        new Form()
            .json("{\"attachments\":[{\"id\":\"" + second + "\"},{\"id\":0}]}")
            .file("files[0]", "c", "", bytes(3));
    JsonNode edited = send(member, "PATCH", path, edit).body();

    assertThat(edited.path("attachments")).hasSize(2);
    assertThat(edited.path("attachments").path(0).path("id").asText()).isEqualTo(second);
    assertThat(edited.path("attachments").path(1).path("filename").asText()).isEqualTo("c");
    assertThat(member.patch(path, Map.of("attachments", List.of())).code()).isEqualTo(50006);
    assertThat(
            member
                .patch(path, Map.of("attachments", List.of(), "content", "words"))
                .body()
                .path("attachments"))
        .isEmpty();
  }

  @Test
  void takesFilesThatWereUploadedBefore() throws Exception {
    byte[] picture = picture(20, 10);
    Map<String, Object> announced =
        Map.of("id", "7", "filename", "mine.png", "file_size", picture.length);
    Client.Answer announcement =
        member.post(channel + "/attachments", Map.of("files", List.of(announced)));
    assertThat(announcement.status()).as("%s", announcement.body()).isEqualTo(200);
    JsonNode address = announcement.body().path("attachments").path(0);
    assertThat(address.path("id").asInt()).isEqualTo(7);
    String name = address.path("upload_filename").asText();

    assertThat(take(name).code()).as("nothing was uploaded yet").isEqualTo(50035);
    assertThat(put(address, bytes(picture.length + 1))).isEqualTo(403);
    assertThat(put(address, picture)).isEqualTo(200);
    assertThat(take(name + "x").code()).isEqualTo(50035);
    Client.Answer sent = take(name);

    assertThat(sent.status()).as("%s", sent.body()).isEqualTo(200);
    JsonNode file = sent.body().path("attachments").path(0);
    assertThat(file.path("filename").asText()).isEqualTo("renamed.png");
    assertThat(file.path("width").asInt()).isEqualTo(20);
    assertThat(get(file.path("url").asText(), "").body()).isEqualTo(picture);
    assertThat(
            member
                .post(
                    channel + "/attachments",
                    Map.of("files", List.of(Map.of("filename", "x", "file_size", 26 * MEBIBYTE))))
                .code())
        .isEqualTo(40005);
  }

  private Client.Answer take(String uploaded) {
    return member.post(
        channel + "/messages",
        Map.of(
            "attachments",
            List.of(Map.of("id", "0", "filename", "renamed.png", "uploaded_filename", uploaded))));
  }

  private static int put(JsonNode address, byte[] content) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address.path("upload_url").asText()))
            .header("Content-Type", "image/png")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static Client.Answer send(Client client, String method, String path, Form form) {
    return client.sendBytes(method, path, "multipart/form-data; boundary=" + Form.B, form.body());
  }

  private JsonNode read(Client reader, String message) {
    return reader.get(channel + "/messages/" + message).body();
  }

  private static HttpResponse<byte[]> get(String url, String range) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    if (!range.isEmpty()) {
      request.header("Range", range);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] picture(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  /// A body of parts.
  private static final class Form {
    static final String B = "a-boundary";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Form file(String field, String name, String type, byte[] content) {
      String head =
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n%s\r\n"
              .formatted(B, field, name, type.isEmpty() ? "" : "Content-Type: " + type + "\r\n");
      return part(head, content);
    }

    Form json(String payload) {
      String head = "--" + B + "\r\nContent-Disposition: form-data; name=payload_json\r\n\r\n";
      return part(head, payload.getBytes(StandardCharsets.UTF_8));
    }

    byte[] body() {
      bytes.writeBytes(("--" + B + "--\r\n").getBytes(StandardCharsets.UTF_8));
      return bytes.toByteArray();
    }

    private Form part(String head, byte[] content) {
      bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
      bytes.writeBytes(content);
      bytes.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
      return this;
    }
  }
}
