/// What can go wrong with a request, in the terms of the public protocol.
@NullMarked
package parley.contracts.error;

import org.jspecify.annotations.NullMarked;
