package org.apache.cassandra.security;

import java.security.Permission;
import java.security.PermissionCollection;
import java.util.Collections;
import java.util.Enumeration;

/// Stands in for the class of the same name in Cassandra 5.0, first on the server's class path.
///
/// The original installs a security manager at start, which JDK 24 and later refuse to do, so that
/// the server would not start there. What it guards are user-defined functions, and those stay
/// switched off in the local configuration.
public final class ThreadAwareSecurityManager {
  // The name is Cassandra's: other classes of the server read this field.
  public static final PermissionCollection noPermissions = new NoPermissions();

  private ThreadAwareSecurityManager() {}

  public static void install() {}

  public static boolean isSecuredThread() {
    return false;
  }

  private static final class NoPermissions extends PermissionCollection {
    private static final long serialVersionUID = 1L;

    @Override
    public void add(Permission permission) {
      throw new UnsupportedOperationException("no permission can be granted");
    }

    @Override
    public boolean implies(Permission permission) {
      return false;
    }

    @Override
    public Enumeration<Permission> elements() {
      return Collections.emptyEnumeration();
    }
  }
}
