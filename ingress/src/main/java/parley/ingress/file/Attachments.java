package parley.ingress.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.id.AttachmentId;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.message.Attachment;
import parley.contracts.message.AttachmentRevision;
import parley.contracts.snowflake.EntityIds;
import parley.contracts.token.TokenSigner;
import parley.ingress.form.InvalidFormException;
import parley.ingress.http.RefusedException;
import parley.ingress.http.Upload;
import parley.ingress.image.ImageHeader;
import parley.ingress.storage.ObjectStore;
import parley.ingress.storage.StoredObject;

/// Brings the files of a message into object storage, before the message is asked for. Safe for any
/// thread; blocks.
public final class Attachments {
  private static final Logger logger = LoggerFactory.getLogger(Attachments.class);
  private static final Pattern PART = Pattern.compile("files?\\[?([0-9]{1,9})]?");

  private final ObjectStore store;
  private final EntityIds ids;
  private final TokenSigner signer;

  public Attachments(ObjectStore store, EntityIds ids, TokenSigner signer) {
    this.store = store;
    this.ids = ids;
    this.signer = signer;
  }

  /// The key under which a file of a message lies.
  static String key(ChannelId channel, AttachmentId attachment) {
    return "attachments/" + channel + "/" + attachment;
  }

  /// Stores what a new message or an edit brings.
  ///
  /// @param edit whether entries of the listing may name files that stay
  /// @throws InvalidFormException when the listing names what is not there
  public AttachmentRevision store(
      UserId user, ChannelId channel, Listing listing, List<Upload> uploads, boolean edit) {
    Map<Long, Upload> parts = numbered(uploads);
    List<AttachmentRevision.Kept> kept = new ArrayList<>();
    List<FieldError> errors = new ArrayList<>();
    List<Source> sources = new ArrayList<>();
    for (Listing.Entry entry : listing.entries()) {
      Upload part = parts.remove(entry.id());
      if (part != null) {
        sources.add(new FromPart(part, entry.filename(), entry.description()));
      } else if (entry.uploaded() != null) {
        UploadedName name = UploadedName.read(entry.uploaded(), signer, channel, user);
        if (name == null || store.length(name.storageKey()).isEmpty()) {
          errors.add(unknown(entry));
        } else {
          sources.add(new FromUpload(name, entry));
        }
      } else if (edit) {
        kept.add(new AttachmentRevision.Kept(new AttachmentId(entry.id()), entry.description()));
      } else {
        errors.add(unknown(entry));
      }
    }
    if (!errors.isEmpty()) {
      throw new InvalidFormException(errors);
    }
    parts.values().forEach(part -> sources.add(new FromPart(part, null, null)));
    if (sources.size() + kept.size() > Attachment.MOST) {
      throw new RefusedException(ApiError.TOO_MANY_ATTACHMENTS);
    }
    return new AttachmentRevision(listing.given() ? kept : null, storeAll(channel, sources));
  }

  /// Gives up those files that no message took. What cannot be removed now stays behind, out of
  /// reach.
  public void giveUp(List<Attachment> attachments) {
    for (Attachment attachment : attachments) {
      try {
        store.delete(attachment.storageKey());
      } catch (RefusedException e) {
        logger.warn("a file that no message took stays behind: {}", e.getMessage());
      }
    }
  }

  private sealed interface Source {}

  private record FromPart(Upload part, @Nullable String filename, @Nullable String description)
      implements Source {}

  private record FromUpload(UploadedName name, Listing.Entry entry) implements Source {}

  private List<Attachment> storeAll(ChannelId channel, List<Source> sources) {
    List<Attachment> stored = new ArrayList<>();
    boolean whole = false;
    try {
      for (Source source : sources) {
        stored.add(
            switch (source) {
              case FromPart part -> store(channel, part);
              case FromUpload upload -> take(channel, upload);
            });
      }
      whole = true;
      return stored;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (!whole) {
        giveUp(stored);
      }
    }
  }

  private Attachment store(ChannelId channel, FromPart source) throws IOException {
    Upload part = source.part();
    String filename =
        FileName.clean(source.filename() == null ? part.filename() : source.filename());
    ImageHeader image;
    try (InputStream content = part.content().open()) {
      image = ImageHeader.read(content);
    }
    String type = ContentType.of(image, part.contentType(), filename);
    long size = part.content().size();
    Attachment attachment = attachment(channel, filename, type, size, image, source.description());
    store.put(attachment.storageKey(), part.content()::open, size, type);
    return attachment;
  }

  private Attachment take(ChannelId channel, FromUpload source) throws IOException {
    UploadedName name = source.name();
    Listing.Entry entry = source.entry();
    String filename = FileName.clean(entry.filename() == null ? name.filename() : entry.filename());
    ImageHeader image;
    String type;
    long size;
    try (StoredObject content =
        store
            .open(name.storageKey(), "")
            .orElseThrow(() -> new InvalidFormException(List.of(unknown(entry))))) {
      size = content.length();
      image = ImageHeader.read(content.content());
      type = ContentType.of(image, content.contentType(), filename);
    }
    Attachment attachment = attachment(channel, filename, type, size, image, entry.description());
    // A copy, since the address for uploading is still good: what was sent must not change.
    store.copy(name.storageKey(), attachment.storageKey(), type);
    return attachment;
  }

  private Attachment attachment(
      ChannelId channel,
      String filename,
      String contentType,
      long size,
      @Nullable ImageHeader image,
      @Nullable String description) {
    AttachmentId id = new AttachmentId(ids.next());
    return new Attachment(
        id,
        filename,
        contentType,
        size,
        image == null ? null : (Integer) image.width(),
        image == null ? null : (Integer) image.height(),
        key(channel, id),
        description);
  }

  /// The parts by the number in their names; a part without one gets the next that is free.
  private static Map<Long, Upload> numbered(List<Upload> uploads) {
    Map<Long, Upload> parts = new LinkedHashMap<>();
    List<Upload> nameless = new ArrayList<>();
    for (Upload upload : uploads) {
      Matcher number = PART.matcher(upload.field());
      if (!number.matches() || parts.putIfAbsent(Long.valueOf(number.group(1)), upload) != null) {
        nameless.add(upload);
      }
    }
    long next = 0;
    for (Upload upload : nameless) {
      while (parts.putIfAbsent(next, upload) != null) {
        next++;
      }
      next++;
    }
    return parts;
  }

  private static FieldError unknown(Listing.Entry entry) {
    return new FieldError(entry.path(), "ATTACHMENT_NOT_FOUND", "Attachment not found");
  }
}
