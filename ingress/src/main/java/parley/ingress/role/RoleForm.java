package parley.ingress.role;

import parley.contracts.entity.Role;
import parley.ingress.form.Form;

/// A role as a client wants it.
final class RoleForm {
  private static final int MAX_NAME = 100;
  private static final int MAX_COLOR = 0xFFFFFF;

  private RoleForm() {}

  /// The role as it will be.
  static Role apply(Form form, Role role) {
    String name = form.name("name", 1, MAX_NAME);
    int color = form.integer("color", 0, MAX_COLOR, role.color());
    Form colors = form.object("colors");
    if (colors != null) {
      color = colors.integer("primary_color", 0, MAX_COLOR, color);
    }
    Long permissions = form.permissions("permissions");
    boolean hoist = form.flag("hoist", role.hoist());
    boolean mentionable = form.flag("mentionable", role.mentionable());
    form.check();
    boolean everyone = role.id().equals(role.guild().everyoneRole());
    return new Role(
        role.id(),
        role.guild(),
        name == null || everyone ? role.name() : name,
        color,
        hoist,
        role.position(),
        permissions == null ? role.permissions() : permissions,
        role.managed(),
        mentionable,
        role.bot(),
        role.flags());
  }
}
