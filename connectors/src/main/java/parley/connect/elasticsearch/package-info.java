/// Writes search documents to Elasticsearch.
@NullMarked
package parley.connect.elasticsearch;

import org.jspecify.annotations.NullMarked;
