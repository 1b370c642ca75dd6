/// The tail over the archive.
@NullMarked
package parley.ingress.history;

import org.jspecify.annotations.NullMarked;
