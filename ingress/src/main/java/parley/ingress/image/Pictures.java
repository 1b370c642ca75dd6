package parley.ingress.image;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import parley.ingress.form.Form;
import parley.ingress.storage.ObjectStore;

/// Puts the pictures of users and guilds into object storage, under their hashes. A picture that is
/// replaced stays: whoever was told of it may still ask for it. Safe for any thread; blocks.
@Singleton
public final class Pictures {
  /// The largest avatar, icon or banner.
  public static final int MAX_BYTES = 4 * 1024 * 1024;

  private final ObjectStore store;

  Pictures(ObjectStore store) {
    this.store = store;
  }

  /// Whose pictures, and which; the name of a folder of addresses.
  public enum Folder {
    AVATARS("avatars"),
    ICONS("icons"),
    BANNERS("banners");

    private final String path;

    Folder(String path) {
      this.path = path;
    }

    public String key(long owner, String hash) {
      return path + "/" + owner + "/" + hash;
    }
  }

  /// The hash of a picture after a form that may change it: a new one is stored, null takes the
  /// present one away, and without the field it stays.
  public @Nullable String change(
      Form form, String field, @Nullable String present, Folder folder, long owner) {
    if (!form.has(field)) {
      return present;
    }
    Picture picture = Picture.read(form, field, MAX_BYTES);
    form.check();
    if (picture == null) {
      return null;
    }
    String hash = picture.hash();
    if (!hash.equals(present)) {
      put(folder.key(owner, hash), picture);
    }
    return hash;
  }

  public void put(String key, Picture picture) {
    store.put(
        key, picture::open, picture.content().length, picture.header().format().contentType());
  }

  public void delete(String key) {
    store.delete(key);
  }
}
