package parley.ingress.channel;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.Overwrite;
import parley.contracts.entity.Role;
import parley.contracts.id.RoleId;
import parley.contracts.permission.Permissions;
import parley.ingress.audit.AuditAction;
import parley.ingress.audit.AuditChanges;
import parley.ingress.audit.AuditRecord;
import parley.ingress.guild.ActingMember;

/// What audit logs tell of permission overwrites: the channel, whom it is about, and the masks.
final class OverwriteAudit {
  private OverwriteAudit() {}

  /// @param before the channel as it was
  static AuditRecord put(
      ActingMember acting, Channel before, Overwrite overwrite, @Nullable String reason) {
    Optional<Overwrite> former = find(before, overwrite.targetId());
    AuditChanges changes =
        former.isPresent()
            ? AuditChanges.between(
                json -> write(json, former.get()), json -> write(json, overwrite))
            : AuditChanges.created(json -> write(json, overwrite));
    return new AuditRecord(
        former.isPresent()
            ? AuditAction.CHANNEL_OVERWRITE_UPDATE
            : AuditAction.CHANNEL_OVERWRITE_CREATE,
        before.id().value(),
        changes,
        options(acting, overwrite),
        reason);
  }

  /// @param before the channel as it was
  static AuditRecord remove(
      ActingMember acting, Channel before, long target, @Nullable String reason) {
    Overwrite former = find(before, target).orElseThrow();
    return new AuditRecord(
        AuditAction.CHANNEL_OVERWRITE_DELETE,
        before.id().value(),
        AuditChanges.deleted(json -> write(json, former)),
        options(acting, former),
        reason);
  }

  private static Optional<Overwrite> find(Channel channel, long target) {
    return channel.overwrites().stream()
        .filter(overwrite -> overwrite.targetId() == target)
        .findFirst();
  }

  private static Map<String, String> options(ActingMember acting, Overwrite overwrite) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("id", Long.toUnsignedString(overwrite.targetId()));
    options.put("type", Integer.toString(overwrite.target().ordinal()));
    if (overwrite.target() == Overwrite.Target.ROLE) {
      Role role = acting.roles().get(new RoleId(overwrite.targetId()));
      if (role != null) {
        options.put("role_name", role.name());
      }
    }
    return options;
  }

  private static void write(JsonGenerator json, Overwrite overwrite) throws IOException {
    json.writeStartObject();
    json.writeStringField("allow", Permissions.text(overwrite.allow()));
    json.writeStringField("deny", Permissions.text(overwrite.deny()));
    json.writeEndObject();
  }
}
