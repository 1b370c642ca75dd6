/// What can be set about the local platform, and where its files are.
@NullMarked
package parley.ops.local.settings;

import org.jspecify.annotations.NullMarked;
