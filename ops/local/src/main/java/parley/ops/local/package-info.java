/// The local platform: every server and application of Parley as a process of its own, started,
/// watched and stopped by the commands of `./parley`.
@NullMarked
package parley.ops.local;

import org.jspecify.annotations.NullMarked;
