@NullMarked
package parley.ingress.unfurl;

import org.jspecify.annotations.NullMarked;
