package org.carillon.mailbox.internal;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.carillon.blob.StoredBlob;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.format.mime.MessageKind;
import org.carillon.format.mime.Outline;
import org.carillon.mailbox.Target;

/** A content on its way into mailboxes. */
final class Letter {
  final Spool content;
  final Optional<MessageKind> kind;
  final byte[] outline;
  final ThreadKeys threadKeys;
  final OffsetDateTime internalDate;
  final List<Target> targets;

  /** Where it lies, once a batch appended it; it is not appended again when the batch fails. */
  Optional<StoredBlob> stored = Optional.empty();

  /**
   * A letter whose outline and kind are made of its content.
   *
   * @throws IOException when the spool can't be read
   */
  static Letter of(Spool content, OffsetDateTime internalDate, List<Target> targets)
      throws IOException {
    Outline outline = DeliveryCombiner.outline(content);
    try (Content octets = content.content()) {
      long header = Math.min(outline.bodyOffset(), MessageKind.MOST_HEADER);
      byte[] begin = octets.stream().readNBytes((int) header);
      return new Letter(
          content, outline, MessageKind.of(begin, outline.body()), internalDate, targets);
    }
  }

  private Letter(
      Spool content,
      Outline outline,
      Optional<MessageKind> kind,
      OffsetDateTime internalDate,
      List<Target> targets) {
    this.kind = kind;
    this.content = content;
    this.outline = outline.encode();
    this.threadKeys = ThreadKeys.of(outline);
    this.internalDate = internalDate;
    this.targets = targets;
  }
}
