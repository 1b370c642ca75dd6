/// Finds messages: which channels somebody may read, what the index has there, and what has become
/// of it since.
@NullMarked
package parley.ingress.search;

import org.jspecify.annotations.NullMarked;
