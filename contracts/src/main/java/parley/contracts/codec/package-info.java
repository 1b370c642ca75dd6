/// Hand-written mappings between the Protobuf wire form and the records that everybody else sees.
@NullMarked
package parley.contracts.codec;

import org.jspecify.annotations.NullMarked;
