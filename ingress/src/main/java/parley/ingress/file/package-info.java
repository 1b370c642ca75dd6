/// The files of messages: taken in, put into object storage, served under addresses that end.
@NullMarked
package parley.ingress.file;

import org.jspecify.annotations.NullMarked;
