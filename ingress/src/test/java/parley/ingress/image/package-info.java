/// Tests of what images say of themselves.
@NullMarked
package parley.ingress.image;

import org.jspecify.annotations.NullMarked;
