/// What images say of themselves, read from their first bytes.
@NullMarked
package parley.ingress.image;

import org.jspecify.annotations.NullMarked;
