package org.carillon.mailbox.share;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.store.item.CollectionKind;

/** A level of sharing, in everyday terms. Each level but the first includes those before. */
public enum ShareLevel {
  /** The times, without the content. Only calendars, task lists and journals have this level. */
  BUSY("l"),
  /** The content of the items; for private items only their times. */
  READ("lrs"),
  /** The right to add items. */
  ADD("lrsi"),
  /** The right to change and remove items, and for files also folders. */
  CHANGE("lrswite"),
  /** The right to decide who else sees the collection, and to see private items. */
  ADMINISTER("lrswipkxtea");

  private static final MailboxRights FOLDERS = MailboxRights.of(Right.CREATE, Right.DELETE_MAILBOX);

  private static final Set<CollectionKind> WITH_TIMES =
      EnumSet.of(CollectionKind.CALENDAR, CollectionKind.TASKS, CollectionKind.JOURNAL);

  private final MailboxRights rights;

  ShareLevel(String letters) {
    this.rights = MailboxRights.parse(letters).orElseThrow();
  }

  /** Returns the rights of the level, or empty if the kind has no such level. */
  public Optional<MailboxRights> rights(CollectionKind kind) {
    if (this == BUSY && !WITH_TIMES.contains(kind)) {
      return Optional.empty();
    }
    return Optional.of(
        this == CHANGE && kind == CollectionKind.FILES ? rights.plus(FOLDERS) : rights);
  }

  /** Returns the highest level that these rights amount to, or empty if they amount to none. */
  public static Optional<ShareLevel> of(MailboxRights rights, CollectionKind kind) {
    Optional<ShareLevel> found = Optional.empty();
    for (ShareLevel level : values()) {
      if (level
          .rights(kind)
          .filter(needed -> needed.minus(MailboxRights.of(Right.SEEN)).minus(rights).isEmpty())
          .isPresent()) {
        found = Optional.of(level);
      }
    }
    return found;
  }
}
