package parley.contracts.codec;

import parley.contracts.entity.AuditLogEntry;
import parley.contracts.id.AuditLogEntryId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.wire.WireAuditLogEntry;

/// Entries of audit logs to and from their wire form.
final class AuditLogWire {
  private AuditLogWire() {}

  static WireAuditLogEntry toWire(AuditLogEntry entry) {
    WireAuditLogEntry.Builder wire =
        WireAuditLogEntry.newBuilder()
            .setGuildId(entry.guild().value())
            .setId(entry.id().value())
            .setAction(entry.action())
            .setUserId(entry.user().value())
            .setChangesJson(entry.changesJson())
            .setRevision(entry.revision());
    if (entry.target() != null) {
      wire.setTargetId(entry.target());
    }
    if (entry.optionsJson() != null) {
      wire.setOptionsJson(entry.optionsJson());
    }
    if (entry.reason() != null) {
      wire.setReason(entry.reason());
    }
    return wire.build();
  }

  static AuditLogEntry fromWire(WireAuditLogEntry wire) {
    return new AuditLogEntry(
        new GuildId(wire.getGuildId()),
        new AuditLogEntryId(wire.getId()),
        wire.getAction(),
        new UserId(wire.getUserId()),
        wire.hasTargetId() ? wire.getTargetId() : null,
        wire.getChangesJson(),
        wire.hasOptionsJson() ? wire.getOptionsJson() : null,
        wire.hasReason() ? wire.getReason() : null,
        wire.getRevision());
  }
}
