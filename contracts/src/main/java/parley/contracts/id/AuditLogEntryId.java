package parley.contracts.id;

/// Names an entry of a guild's audit log.
public record AuditLogEntryId(long value) {
  @Override
  public String toString() {
    return Long.toUnsignedString(value);
  }
}
