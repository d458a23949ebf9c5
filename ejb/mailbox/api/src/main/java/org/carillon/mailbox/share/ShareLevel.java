package org.carillon.mailbox.share;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.store.item.CollectionKind;

/** How much of a collection is shared, as people say it. Each but the first holds those before. */
public enum ShareLevel {
  /** When things take place, without what they are: of calendars, task lists and journals. */
  BUSY("l"),
  /** What is there; of what is private, only when it is. */
  READ("lrs"),
  /** And to put something new there. */
  ADD("lrsi"),
  /** And to change and remove what is there; of files, folders too. */
  CHANGE("lrswite"),
  /** And who else sees it, and what is private there. */
  ADMINISTER("lrswipkxtea");

  private static final MailboxRights FOLDERS = MailboxRights.of(Right.CREATE, Right.DELETE_MAILBOX);

  private static final Set<CollectionKind> WITH_TIMES =
      EnumSet.of(CollectionKind.CALENDAR, CollectionKind.TASKS, CollectionKind.JOURNAL);

  private final MailboxRights rights;

  ShareLevel(String letters) {
    this.rights = MailboxRights.parse(letters).orElseThrow();
  }

  /** What it grants of a collection of a kind; empty where that kind has no such level. */
  public Optional<MailboxRights> rights(CollectionKind kind) {
    if (this == BUSY && !WITH_TIMES.contains(kind)) {
      return Optional.empty();
    }
    return Optional.of(
        this == CHANGE && kind == CollectionKind.FILES ? rights.plus(FOLDERS) : rights);
  }

  /** The most that somebody with these rights can be said to have; empty where that is nothing. */
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
