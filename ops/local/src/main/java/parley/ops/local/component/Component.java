package parley.ops.local.component;

import java.util.List;

/// A part of the platform that `up` brings about.
public sealed interface Component permits Server, Step {
  String name();

  /// What has to be there before this can begin.
  List<Need> needs();
}
