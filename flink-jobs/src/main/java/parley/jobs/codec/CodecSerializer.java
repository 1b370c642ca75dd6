package parley.jobs.codec;

import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;
import parley.contracts.codec.Codec;

/// Writes values as their codec does, after their length. What lies in a state is then read by the
/// rules of the topics' schemas: a newer release finds what an older one wrote.
///
/// Values are taken to be immutable, as all our records are. One thread at a time; a duplicate for
/// each.
public final class CodecSerializer<T> extends TypeSerializer<T> {
  private static final long serialVersionUID = 1L;
  private static final int VARIABLE = -1;

  private final Class<? extends Codec<T>> type;
  private transient @Nullable Codec<T> codec;

  CodecSerializer(Class<? extends Codec<T>> type) {
    this.type = type;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return new CodecSerializer<>(type);
  }

  @Override
  public T createInstance() {
    throw new UnsupportedOperationException("values come from their codec only");
  }

  @Override
  public T copy(T from) {
    return from;
  }

  @Override
  public T copy(T from, T reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return VARIABLE;
  }

  @Override
  public void serialize(T value, DataOutputView target) throws IOException {
    byte[] bytes = codec().encode(value);
    target.writeInt(bytes.length);
    target.write(bytes);
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    byte[] bytes = new byte[source.readInt()];
    source.readFully(bytes);
    return codec().decode(bytes);
  }

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    byte[] bytes = new byte[source.readInt()];
    source.readFully(bytes);
    target.writeInt(bytes.length);
    target.write(bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CodecSerializer<?> same && same.type.equals(type);
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new Snapshot<>(type);
  }

  private Codec<T> codec() {
    Codec<T> made = codec;
    if (made == null) {
      made = make(type);
      codec = made;
    }
    return made;
  }

  private static <T> Codec<T> make(Class<? extends Codec<T>> type) {
    try {
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " has no public constructor without parameters", e);
    }
  }

  /// What a state remembers of its serializer: which codec it was.
  public static final class Snapshot<T> implements TypeSerializerSnapshot<T> {
    private static final int VERSION = 1;

    private @Nullable Class<? extends Codec<T>> type;

    /// For Flink, which then calls [#readSnapshot].
    public Snapshot() {}

    private Snapshot(Class<? extends Codec<T>> type) {
      this.type = type;
    }

    @Override
    public int getCurrentVersion() {
      return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
      out.writeUTF(known().getName());
    }

    @Override
    @SuppressWarnings("unchecked") // The name was written by a serializer of this very type.
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader loader)
        throws IOException {
      String name = in.readUTF();
      try {
        type = (Class<? extends Codec<T>>) Class.forName(name, false, loader);
      } catch (ClassNotFoundException e) {
        throw new IOException("the state was written by a codec that is no more: " + name, e);
      }
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
      return new CodecSerializer<>(known());
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
        TypeSerializerSnapshot<T> former) {
      return former instanceof Snapshot<T> same && known().equals(same.known())
          ? TypeSerializerSchemaCompatibility.compatibleAsIs()
          : TypeSerializerSchemaCompatibility.incompatible();
    }

    private Class<? extends Codec<T>> known() {
      return Objects.requireNonNull(type, "not read yet");
    }
  }
}
