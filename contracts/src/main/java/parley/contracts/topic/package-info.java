/// The catalogue of topics: the only place that names one.
@NullMarked
package parley.contracts.topic;

import org.jspecify.annotations.NullMarked;
