/// Tests of the files of messages.
@NullMarked
package parley.ingress.file;

import org.jspecify.annotations.NullMarked;
