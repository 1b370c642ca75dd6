/// Object storage: where the bytes of files and images lie, by key.
@NullMarked
package parley.ingress.storage;

import org.jspecify.annotations.NullMarked;
