/// Health and metrics, for operators.
@NullMarked
package parley.ingress.operation;

import org.jspecify.annotations.NullMarked;
