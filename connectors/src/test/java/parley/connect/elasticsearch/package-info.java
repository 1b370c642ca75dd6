/// Tests of the sink against a server that behaves, and misbehaves, like Elasticsearch.
@NullMarked
package parley.connect.elasticsearch;

import org.jspecify.annotations.NullMarked;
