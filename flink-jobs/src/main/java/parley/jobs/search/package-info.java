/// The job that folds what was decided about messages into search documents.
@NullMarked
package parley.jobs.search;

import org.jspecify.annotations.NullMarked;
