/// Interactive queries on the hot tail, health and metrics over HTTP.
@NullMarked
package parley.streams.query;

import org.jspecify.annotations.NullMarked;
