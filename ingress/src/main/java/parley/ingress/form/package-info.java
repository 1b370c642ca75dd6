/// Reads what clients send, field by field, and collects what is wrong with it.
@NullMarked
package parley.ingress.form;

import org.jspecify.annotations.NullMarked;
