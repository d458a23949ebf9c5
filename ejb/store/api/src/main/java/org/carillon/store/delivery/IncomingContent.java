package org.carillon.store.delivery;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.blob.StoredBlob;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.structure.MessageKind;
import org.carillon.format.mime.structure.Outline;
import org.carillon.store.Target;

/** Content that is to be stored, and the mailboxes it goes to. */
public final class IncomingContent {
  private static final byte[] NOTHING = {};

  final Spool content;
  final Optional<MessageKind> kind;
  final byte[] outline;
  final ThreadKeys threadKeys;
  final OffsetDateTime internalDate;
  final List<Target> targets;

  /** The stored blob, once a batch has appended it. Not appended again if the batch fails. */
  Optional<StoredBlob> stored = Optional.empty();

  /**
   * Creates an incoming message, whose outline and kind are computed from its content.
   *
   * @param read its header, if it was read before
   * @throws IOException if the spool can't be read
   */
  public static IncomingContent of(
      Spool content, Optional<Header> read, OffsetDateTime internalDate, List<Target> targets)
      throws IOException {
    return message(content, read, ThreadKeys::of, internalDate, targets);
  }

  /** Creates an incoming message that is a collection's object, without conversation. */
  public static IncomingContent ofObject(
      Spool content, OffsetDateTime internalDate, List<Target> targets) throws IOException {
    return message(content, Optional.empty(), _ -> ThreadKeys.NONE, internalDate, targets);
  }

  private static IncomingContent message(
      Spool content,
      Optional<Header> read,
      Function<Outline, ThreadKeys> threadKeys,
      OffsetDateTime internalDate,
      List<Target> targets)
      throws IOException {
    try (Content octets = content.content()) {
      Header header = read.isPresent() ? read.get() : Header.read(octets.stream());
      Outline outline = Outline.parse(octets.stream(), header);
      return new IncomingContent(
          content,
          outline,
          MessageKind.of(header, outline.body()),
          threadKeys.apply(outline),
          internalDate,
          targets);
    }
  }

  /**
   * Creates incoming content that is not a message. It may have any size and is not parsed.
   *
   * @param content its octets
   */
  public static IncomingContent ofFile(
      Spool content, OffsetDateTime internalDate, List<Target> targets) {
    return new IncomingContent(
        content, Outline.parse(NOTHING), Optional.empty(), ThreadKeys.NONE, internalDate, targets);
  }

  private IncomingContent(
      Spool content,
      Outline outline,
      Optional<MessageKind> kind,
      ThreadKeys threadKeys,
      OffsetDateTime internalDate,
      List<Target> targets) {
    this.kind = kind;
    this.content = content;
    this.outline = outline.encode();
    this.threadKeys = threadKeys;
    this.internalDate = internalDate;
    this.targets = targets;
  }
}
