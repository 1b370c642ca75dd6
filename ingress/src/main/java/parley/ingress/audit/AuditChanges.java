package parley.ingress.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Role;
import parley.ingress.http.Answer;

/// What an action changed, as audit logs tell it: the fields of the public payload that differ,
/// with what they were and what they became. Immutable.
public final class AuditChanges {
  public static final AuditChanges NONE = new AuditChanges(JsonNodeFactory.instance.arrayNode());

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /// What says which object it is, or has entries of its own.
  private static final Set<String> PASSED_OVER =
      Set.of("id", "guild_id", "user", "roles", "colors", "joined_at", "last_message_id");

  private final ArrayNode changes;

  private AuditChanges(ArrayNode changes) {
    this.changes = changes;
  }

  public static AuditChanges created(Answer.Body after) {
    return between(JsonNodeFactory.instance.objectNode(), tree(after));
  }

  public static AuditChanges deleted(Answer.Body before) {
    return between(tree(before), JsonNodeFactory.instance.objectNode());
  }

  public static AuditChanges between(Answer.Body before, Answer.Body after) {
    return between(tree(before), tree(after));
  }

  /// Roles that a member was given, and that they lost.
  public static AuditChanges ofRoles(List<Role> given, List<Role> taken) {
    ArrayNode changes = JsonNodeFactory.instance.arrayNode();
    add(changes, "$add", given);
    add(changes, "$remove", taken);
    return new AuditChanges(changes);
  }

  boolean isEmpty() {
    return changes.isEmpty();
  }

  /// The array of changes of the public protocol.
  String json() {
    return changes.toString();
  }

  private static void add(ArrayNode changes, String key, List<Role> roles) {
    if (roles.isEmpty()) {
      return;
    }
    ArrayNode value = changes.addObject().put("key", key).putArray("new_value");
    for (Role role : roles) {
      value.addObject().put("name", role.name()).put("id", role.id().toString());
    }
  }

  private static AuditChanges between(JsonNode before, JsonNode after) {
    Set<String> fields = new LinkedHashSet<>();
    before.fieldNames().forEachRemaining(fields::add);
    after.fieldNames().forEachRemaining(fields::add);
    fields.removeAll(PASSED_OVER);
    ArrayNode changes = JsonNodeFactory.instance.arrayNode();
    for (String field : fields) {
      JsonNode former = said(before.get(field));
      JsonNode latter = said(after.get(field));
      if (former == null ? latter != null : !former.equals(latter)) {
        ObjectNode change = changes.addObject().put("key", field);
        if (former != null) {
          change.set("old_value", former);
        }
        if (latter != null) {
          change.set("new_value", latter);
        }
      }
    }
    return new AuditChanges(changes);
  }

  /// Null and empty lists say nothing.
  private static @Nullable JsonNode said(@Nullable JsonNode value) {
    return value == null || value.isNull() || (value.isArray() && value.isEmpty()) ? null : value;
  }

  private static JsonNode tree(Answer.Body body) {
    try (TokenBuffer buffer = new TokenBuffer(MAPPER, false)) {
      body.write(buffer);
      return MAPPER.readTree(buffer.asParser());
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }
}
