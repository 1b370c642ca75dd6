package parley.ingress.member;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Member;
import parley.contracts.entity.Role;
import parley.contracts.id.RoleId;
import parley.contracts.payload.MemberPayload;
import parley.ingress.audit.AuditAction;
import parley.ingress.audit.AuditChanges;
import parley.ingress.audit.AuditRecord;
import parley.ingress.guild.ActingMember;

/// What audit logs tell of a changed member: their roles apart from the rest.
final class MemberAudit {
  private MemberAudit() {}

  static List<AuditRecord> between(
      ActingMember acting, Member before, Member after, @Nullable String reason) {
    long target = before.user().id().value();
    return List.of(
        AuditRecord.of(
            AuditAction.MEMBER_UPDATE,
            target,
            AuditChanges.between(
                json -> MemberPayload.writeWithoutUser(json, before),
                json -> MemberPayload.writeWithoutUser(json, after)),
            reason),
        AuditRecord.of(
            AuditAction.MEMBER_ROLE_UPDATE,
            target,
            AuditChanges.ofRoles(
                missing(acting, after.roles(), before.roles()),
                missing(acting, before.roles(), after.roles())),
            reason));
  }

  /// The roles of one list that the other has not; those that are gone mean nothing.
  private static List<Role> missing(ActingMember acting, List<RoleId> in, List<RoleId> from) {
    return in.stream()
        .filter(role -> !from.contains(role))
        .map(acting.roles()::get)
        .filter(Objects::nonNull)
        .toList();
  }
}
