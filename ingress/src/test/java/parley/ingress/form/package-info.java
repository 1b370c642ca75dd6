/// Reading fields.
@NullMarked
package parley.ingress.form;

import org.jspecify.annotations.NullMarked;
