package org.carillon.mailbox.internal;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.carillon.blob.StoredBlob;
import org.carillon.contract.content.Spool;
import org.carillon.mailbox.Target;

/** A content on its way into mailboxes. */
final class Letter {
  final Spool content;
  final byte[] outline;
  final OffsetDateTime internalDate;
  final List<Target> targets;

  /** Where it lies, once a batch appended it; it is not appended again when the batch fails. */
  Optional<StoredBlob> stored = Optional.empty();

  Letter(Spool content, byte[] outline, OffsetDateTime internalDate, List<Target> targets) {
    this.content = content;
    this.outline = outline;
    this.internalDate = internalDate;
    this.targets = targets;
  }
}
