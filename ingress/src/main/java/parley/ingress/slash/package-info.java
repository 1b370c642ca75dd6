/// The commands that applications offer: their definitions, checked as the public protocol has it,
/// and which of them somebody can use where.
@NullMarked
package parley.ingress.slash;

import org.jspecify.annotations.NullMarked;
