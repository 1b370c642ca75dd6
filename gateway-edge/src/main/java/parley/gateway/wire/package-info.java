/// How payloads are put into bytes: encodings, Erlang's external term format among them, and
/// compressions.
@NullMarked
package parley.gateway.wire;

import org.jspecify.annotations.NullMarked;
