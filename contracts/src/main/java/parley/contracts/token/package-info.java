/// The tokens that clients show.
@NullMarked
package parley.contracts.token;

import org.jspecify.annotations.NullMarked;
