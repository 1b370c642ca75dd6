package parley.ingress.file;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.message.Attachment;
import parley.contracts.snowflake.EntityIds;
import parley.contracts.token.TokenSigner;
import parley.ingress.form.Form;
import parley.ingress.http.RefusedException;
import parley.ingress.storage.ObjectStore;

/// Files that their senders upload by themselves, straight into object storage: each is announced
/// with its size, gets an address that takes exactly that many bytes for a while, and a name by
/// which a message takes it. Safe for any thread.
public final class Announcements {
  /// The largest file.
  public static final long MAX_BYTES = 25L * 1024 * 1024;

  private static final int MAX_NAME = 1024;

  private final ObjectStore store;
  private final EntityIds ids;
  private final TokenSigner signer;

  public Announcements(ObjectStore store, EntityIds ids, TokenSigner signer) {
    this.store = store;
    this.ids = ids;
    this.signer = signer;
  }

  /// A file that somebody wants to upload.
  ///
  /// @param id the sender's own number for it
  public record Announced(@Nullable Long id, String filename, long size) {}

  /// Where to upload a file, and how to name it afterwards.
  public record Address(@Nullable Long id, URI upload, String name) {}

  /// @throws RefusedException with 413 when a file is too large
  public static List<Announced> read(Form form) {
    List<Announced> files = new ArrayList<>();
    for (Form file : form.objects("files", Attachment.MOST)) {
      Integer size = file.integer("file_size", 1, Integer.MAX_VALUE);
      if (size == null && !file.hasValue("file_size")) {
        file.fail(FieldError.required(file.path("file_size")));
      }
      files.add(
          new Announced(
              file.snowflake("id"),
              FileName.clean(file.requiredText("filename", 1, MAX_NAME)),
              size == null ? 0 : size));
    }
    if (files.isEmpty()) {
      form.fail(FieldError.required(form.path("files")));
    }
    form.check();
    if (files.stream().anyMatch(file -> file.size() > MAX_BYTES)) {
      throw new RefusedException(ApiError.ENTITY_TOO_LARGE);
    }
    return files;
  }

  public List<Address> addresses(UserId user, ChannelId channel, List<Announced> files) {
    return files.stream()
        .map(
            file -> {
              UploadedName name = new UploadedName(ids.next(), file.size(), file.filename());
              return new Address(
                  file.id(),
                  store.uploadAddress(name.storageKey(), file.size()),
                  name.write(signer, channel, user));
            })
        .toList();
  }
}
