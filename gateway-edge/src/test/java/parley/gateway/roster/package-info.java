@NullMarked
package parley.gateway.roster;

import org.jspecify.annotations.NullMarked;
