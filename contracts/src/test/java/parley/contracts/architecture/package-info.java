/// Rules of modules and packages as tests. Other modules use them through the test jar.
@NullMarked
package parley.contracts.architecture;

import org.jspecify.annotations.NullMarked;
