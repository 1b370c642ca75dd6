package parley.ops.local.component;

/// A component that is done once it has been done: nothing of it keeps running.
public non-sealed interface Step extends Component {
  /// Does it, and leaves alone what is already as it should be. Blocks until done; interrupted when
  /// another component failed.
  ///
  /// @return one line that says what came out
  String run() throws Exception;
}
