package parley.ingress.guild;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import parley.contracts.entity.Overwrite;
import parley.contracts.permission.Permissions;

/// The column `channels.overwrites`, written like the public protocol.
final class OverwriteJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private OverwriteJson() {}

  static String write(List<Overwrite> overwrites) {
    ArrayNode array = MAPPER.createArrayNode();
    for (Overwrite overwrite : overwrites) {
      array
          .addObject()
          .put("id", Long.toUnsignedString(overwrite.targetId()))
          .put("type", overwrite.target().ordinal())
          .put("allow", Permissions.text(overwrite.allow()))
          .put("deny", Permissions.text(overwrite.deny()));
    }
    return array.toString();
  }

  static List<Overwrite> read(String json) throws SQLException {
    try {
      List<Overwrite> overwrites = new ArrayList<>();
      for (JsonNode overwrite : MAPPER.readTree(json)) {
        overwrites.add(
            new Overwrite(
                Long.parseUnsignedLong(overwrite.path("id").asText()),
                Overwrite.Target.values()[overwrite.path("type").asInt()],
                Long.parseUnsignedLong(overwrite.path("allow").asText()),
                Long.parseUnsignedLong(overwrite.path("deny").asText())));
      }
      return overwrites;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new SQLException("overwrites are not readable", e);
    }
  }
}
