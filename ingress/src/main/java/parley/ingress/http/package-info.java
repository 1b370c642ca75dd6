/// What every request meets: versions of the path, bodies and their bounds, who is calling, and
/// answers and errors as the public protocol writes them.
@NullMarked
package parley.ingress.http;

import org.jspecify.annotations.NullMarked;
