package parley.jobs.codec;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;
import parley.contracts.codec.Codec;

/// Makes what a codec carries a type of Flink's streams and states.
public final class CodecType<T> extends TypeInformation<T> {
  private static final long serialVersionUID = 1L;

  private final Class<T> value;
  private final Class<? extends Codec<T>> codec;

  /// @param codec with a public constructor without parameters
  public CodecType(Class<T> value, Class<? extends Codec<T>> codec) {
    this.value = value;
    this.codec = codec;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<T> getTypeClass() {
    return value;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return new CodecSerializer<>(codec);
  }

  @Override
  public String toString() {
    return value.getSimpleName();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CodecType<?> same
        && same.canEqual(this)
        && same.value.equals(value)
        && same.codec.equals(codec);
  }

  @Override
  public int hashCode() {
    return codec.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof CodecType<?>;
  }
}
