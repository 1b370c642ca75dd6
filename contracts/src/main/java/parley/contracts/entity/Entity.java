package parley.contracts.entity;

/// A row as `guild.changes` carries it: the whole new state, never a difference.
public sealed interface Entity
    permits Account,
        AuditLogEntry,
        AutoModRule,
        Ban,
        Channel,
        Credential,
        Emoji,
        EventSubscriber,
        Guild,
        Member,
        Membership,
        Preference,
        PrivateChannel,
        Profile,
        Relationship,
        Role,
        ScheduledEvent,
        Sticker,
        ThreadMember,
        UnknownEntity,
        Webhook {
  /// The key under which the row stands in `guild.changes`.
  EntityKey key();
}
