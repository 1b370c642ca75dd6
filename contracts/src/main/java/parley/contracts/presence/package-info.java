/// How people are present: what their sessions say, and what others see of it.
@NullMarked
package parley.contracts.presence;

import org.jspecify.annotations.NullMarked;
