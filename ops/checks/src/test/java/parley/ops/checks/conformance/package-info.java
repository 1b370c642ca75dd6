/// Answers of the running platform against the published description of the API.
@NullMarked
package parley.ops.checks.conformance;

import org.jspecify.annotations.NullMarked;
