/// Messages, the commands about them, the verdicts on those, and the decided events.
@NullMarked
package parley.contracts.message;

import org.jspecify.annotations.NullMarked;
