/// A guild with people and bots to try the platform with, made over the public API.
@NullMarked
package parley.ops.local.demo;

import org.jspecify.annotations.NullMarked;
