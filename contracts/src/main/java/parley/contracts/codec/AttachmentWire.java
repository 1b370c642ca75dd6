package parley.contracts.codec;

import java.util.List;
import parley.contracts.id.AttachmentId;
import parley.contracts.message.Attachment;
import parley.contracts.message.AttachmentRevision;
import parley.contracts.wire.WireAttachment;
import parley.contracts.wire.WireAttachmentRevision;
import parley.contracts.wire.WireKeptAttachment;

/// The files of messages, to and from their wire form.
final class AttachmentWire {
  private AttachmentWire() {}

  static WireAttachment toWire(Attachment attachment) {
    WireAttachment.Builder wire =
        WireAttachment.newBuilder()
            .setId(attachment.id().value())
            .setFilename(attachment.filename())
            .setSizeBytes(attachment.sizeBytes())
            .setStorageKey(attachment.storageKey());
    if (attachment.contentType() != null) {
      wire.setContentType(attachment.contentType());
    }
    if (attachment.width() != null) {
      wire.setWidth(attachment.width());
    }
    if (attachment.height() != null) {
      wire.setHeight(attachment.height());
    }
    if (attachment.description() != null) {
      wire.setDescription(attachment.description());
    }
    return wire.build();
  }

  static List<Attachment> attachments(List<WireAttachment> wires) {
    return wires.stream().map(AttachmentWire::fromWire).toList();
  }

  static WireAttachmentRevision toWire(AttachmentRevision revision) {
    WireAttachmentRevision.Builder wire =
        WireAttachmentRevision.newBuilder()
            .setKeepsAll(revision.kept() == null)
            .addAllAdded(revision.added().stream().map(AttachmentWire::toWire).toList());
    if (revision.kept() != null) {
      for (AttachmentRevision.Kept kept : revision.kept()) {
        WireKeptAttachment.Builder each = WireKeptAttachment.newBuilder().setId(kept.id().value());
        if (kept.description() != null) {
          each.setDescription(kept.description());
        }
        wire.addKept(each);
      }
    }
    return wire.build();
  }

  static AttachmentRevision fromWire(WireAttachmentRevision wire) {
    List<AttachmentRevision.Kept> kept =
        wire.getKeptList().stream()
            .map(
                each ->
                    new AttachmentRevision.Kept(
                        new AttachmentId(each.getId()),
                        each.hasDescription() ? each.getDescription() : null))
            .toList();
    return new AttachmentRevision(
        wire.getKeepsAll() ? null : kept, attachments(wire.getAddedList()));
  }

  private static Attachment fromWire(WireAttachment wire) {
    return new Attachment(
        new AttachmentId(wire.getId()),
        wire.getFilename(),
        wire.hasContentType() ? wire.getContentType() : null,
        wire.getSizeBytes(),
        wire.hasWidth() ? wire.getWidth() : null,
        wire.hasHeight() ? wire.getHeight() : null,
        wire.getStorageKey(),
        wire.hasDescription() ? wire.getDescription() : null);
  }
}
