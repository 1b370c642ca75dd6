package parley.ingress.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import parley.contracts.entity.Recipient;
import parley.contracts.entity.User;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;

/// The column `private_channels.recipients`.
final class RecipientJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RecipientJson() {}

  static String write(List<Recipient> recipients) {
    ArrayNode array = MAPPER.createArrayNode();
    for (Recipient recipient : recipients) {
      User user = recipient.user();
      MessageId hiddenUntil = recipient.hiddenUntil();
      array
          .addObject()
          .put("id", user.id().toString())
          .put("username", user.username())
          .put("global_name", user.globalName())
          .put("avatar", user.avatar())
          .put("bot", user.bot())
          .put("public_flags", user.publicFlags())
          .put("hidden_until", hiddenUntil == null ? null : hiddenUntil.toString());
    }
    return array.toString();
  }

  static List<Recipient> read(String json) throws SQLException {
    try {
      List<Recipient> recipients = new ArrayList<>();
      for (JsonNode recipient : MAPPER.readTree(json)) {
        String hiddenUntil = recipient.path("hidden_until").textValue();
        recipients.add(
            new Recipient(
                new User(
                    new UserId(Long.parseUnsignedLong(recipient.path("id").asText())),
                    recipient.path("username").asText(),
                    recipient.path("global_name").textValue(),
                    recipient.path("avatar").textValue(),
                    recipient.path("bot").asBoolean(),
                    recipient.path("public_flags").asLong()),
                hiddenUntil == null ? null : new MessageId(Long.parseUnsignedLong(hiddenUntil))));
      }
      return recipients;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new SQLException("recipients are not readable", e);
    }
  }
}
