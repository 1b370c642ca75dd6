/// Threads: how much was said in each, which are not archived, and when those that fall silent are.
@NullMarked
package parley.streams.thread;

import org.jspecify.annotations.NullMarked;
