/// How every application reads its settings from the environment.
@NullMarked
package parley.contracts.settings;

import org.jspecify.annotations.NullMarked;
