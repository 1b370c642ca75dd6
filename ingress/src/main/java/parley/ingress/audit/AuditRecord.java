package parley.ingress.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an audit log shall tell of an action.
///
/// @param target the id of what it was done to, if that has one
/// @param options further facts
/// @param reason the actor's own words
public record AuditRecord(
    AuditAction action,
    @Nullable Long target,
    AuditChanges changes,
    Map<String, String> options,
    @Nullable String reason) {
  public AuditRecord {
    options = Map.copyOf(options);
  }

  public static AuditRecord of(
      AuditAction action, @Nullable Long target, AuditChanges changes, @Nullable String reason) {
    return new AuditRecord(action, target, changes, Map.of(), reason);
  }

  /// Whether nothing was done after all.
  boolean isIdle() {
    return action.isUpdate() && changes.isEmpty();
  }
}
