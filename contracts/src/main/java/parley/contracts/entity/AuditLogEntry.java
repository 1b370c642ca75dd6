package parley.contracts.entity;

import org.jspecify.annotations.Nullable;
import parley.contracts.id.AuditLogEntryId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;

/// Who did what in a guild, and why. Entries come and, after some weeks, go; they never change.
///
/// @param action the number of the public protocol
/// @param target the id of what it was done to, if that has one
/// @param changesJson an array of changes, as the public protocol writes them
/// @param optionsJson an object of further facts, if there are any
/// @param reason the actor's own words
/// @param revision the guild's, as of the transaction that did it
public record AuditLogEntry(
    GuildId guild,
    AuditLogEntryId id,
    int action,
    UserId user,
    @Nullable Long target,
    String changesJson,
    @Nullable String optionsJson,
    @Nullable String reason,
    long revision)
    implements Entity {
  @Override
  public EntityKey key() {
    return new EntityKey(guild.space(), EntityKind.AUDIT_LOG_ENTRY, id.value());
  }
}
