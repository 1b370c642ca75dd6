@NullMarked
package parley.ingress.channel;

import org.jspecify.annotations.NullMarked;
