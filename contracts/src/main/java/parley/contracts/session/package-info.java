/// How sessions begin: what the API says about it, and the edge counts.
@NullMarked
package parley.contracts.session;

import org.jspecify.annotations.NullMarked;
