package parley.ingress.member;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Member;
import parley.contracts.error.FieldError;
import parley.contracts.id.RoleId;
import parley.contracts.permission.Permission;
import parley.ingress.form.Form;
import parley.ingress.guild.ActingMember;

/// What a client wants to change of a member, with the permission that each part takes.
final class MemberForm {
  private static final int MAX_NICK = 32;
  private static final int MAX_ROLES = 250;
  private static final Duration MAX_TIMEOUT = Duration.ofDays(28);

  private final Form form;

  MemberForm(Form form) {
    this.form = form;
  }

  /// The member as they will be.
  Member apply(ActingMember acting, Member member) {
    String nick = form.has("nick") ? nick() : member.nick();
    List<RoleId> roles =
        form.hasValue("roles")
            ? form.snowflakes("roles", MAX_ROLES).stream().map(RoleId::new).toList()
            : member.roles();
    Instant until =
        form.has("communication_disabled_until")
            ? timeout(acting.now())
            : member.communicationDisabledUntil();
    boolean deaf = form.flag("deaf", member.deaf());
    boolean mute = form.flag("mute", member.mute());
    form.check();
    authorize(acting, member, nick, until, deaf, mute);
    return new Member(
        member.guild(),
        member.user(),
        nick,
        RoleGift.replace(acting, member, roles),
        member.joinedAt(),
        deaf,
        mute,
        member.flags(),
        member.pending(),
        until);
  }

  private static void authorize(
      ActingMember acting,
      Member member,
      @Nullable String nick,
      @Nullable Instant until,
      boolean deaf,
      boolean mute) {
    boolean self = member.user().id().equals(acting.id());
    if (!Objects.equals(nick, member.nick())) {
      acting.require(self ? Permission.CHANGE_NICKNAME : Permission.MANAGE_NICKNAMES);
      if (!self) {
        acting.requireAbove(member);
      }
    }
    if (!Objects.equals(until, member.communicationDisabledUntil())) {
      acting.require(Permission.MODERATE_MEMBERS);
      acting.requireAbove(member);
    }
    if (deaf != member.deaf()) {
      acting.require(Permission.DEAFEN_MEMBERS);
    }
    if (mute != member.mute()) {
      acting.require(Permission.MUTE_MEMBERS);
    }
  }

  private @Nullable String nick() {
    String nick = form.text("nick", 0, MAX_NICK);
    return nick == null || nick.isBlank() ? null : nick.strip();
  }

  private @Nullable Instant timeout(Instant now) {
    String text = form.text("communication_disabled_until", 1, 64);
    if (text == null) {
      return null;
    }
    try {
      Instant until = OffsetDateTime.parse(text).toInstant();
      if (until.isAfter(now.plus(MAX_TIMEOUT))) {
        form.fail(
            new FieldError(
                "communication_disabled_until",
                "MEMBER_TIMEOUT_TOO_LONG",
                "A timeout ends within 28 days"));
      }
      return until;
    } catch (DateTimeException _) {
      form.fail(FieldError.notTime("communication_disabled_until", text));
      return null;
    }
  }
}
