/// A small client of the public protocol, for the tools that drive and judge the platform from
/// outside: REST over the JDK's HTTP client and gateway sessions over its WebSocket.
@NullMarked
package parley.ops.client;

import org.jspecify.annotations.NullMarked;
