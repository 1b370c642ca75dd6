package parley.ingress.channel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Overwrite;
import parley.contracts.error.ApiError;
import parley.contracts.permission.Permission;
import parley.ingress.form.Form;
import parley.ingress.guild.ActingMember;
import parley.ingress.http.RefusedException;

/// Permission overwrites as clients send them.
final class OverwriteForm {
  static final int MAX_OVERWRITES = 500;

  private static final List<Integer> TARGETS = List.of(0, 1);

  private OverwriteForm() {}

  static List<Overwrite> readAll(Form form) {
    List<Overwrite> overwrites = new ArrayList<>();
    for (Form entry : form.objects("permission_overwrites", MAX_OVERWRITES)) {
      overwrites.add(read(entry, entry.requiredSnowflake("id")));
    }
    return overwrites;
  }

  static Overwrite read(Form form, long target) {
    Integer type = form.choice("type", TARGETS);
    return new Overwrite(
        target,
        Overwrite.Target.values()[type == null ? 0 : type],
        mask(form.permissions("allow")),
        mask(form.permissions("deny")));
  }

  /// Checks that a member gives and takes only permissions that they have: otherwise they could
  /// lift what was denied them.
  ///
  /// @param permissions the member's, where the overwrite shall be
  static void requireGrantable(ActingMember acting, long permissions, Overwrite overwrite) {
    long touched = overwrite.allow() | overwrite.deny();
    boolean administrator = acting.may(Permission.ADMINISTRATOR);
    if (!administrator && (touched & ~permissions) != 0) {
      throw new RefusedException(ApiError.MISSING_PERMISSIONS);
    }
  }

  private static long mask(@Nullable Long permissions) {
    return permissions == null ? 0 : permissions;
  }
}
