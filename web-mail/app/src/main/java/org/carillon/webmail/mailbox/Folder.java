package org.carillon.webmail.mailbox;

import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.webmail.key.MailKey;

/**
 * A mailbox as the side shows it.
 *
 * @param id the mailbox's id inside, or 0 for a mere level of names
 * @param key its opaque id, as addresses name it
 * @param name its full name
 * @param use what it is for
 * @param label its name for people
 * @param icon its icon's name
 * @param unread how many messages are unread
 * @param rights what the reader may do with it
 * @param alias whether it is a name of the reader's own for somebody else's folder
 */
public record Folder(
    long id,
    String key,
    MailboxName name,
    Optional<SpecialUse> use,
    String label,
    String icon,
    long unread,
    MailboxRights rights,
    boolean alias) {

  /** How deep it lies, at most 3. */
  public int level() {
    int level = (int) name.path().chars().filter(c -> c == MailboxName.DELIMITER).count();
    return Math.min(level, 3);
  }

  /** The keys that go to it; empty for none. */
  public String getGoKey() {
    if (name.isInbox()) {
      return MailKey.INBOX.keys();
    }
    return switch (use.orElse(null)) {
      case DRAFTS -> MailKey.DRAFTS.keys();
      case SENT -> MailKey.SENT.keys();
      case ALL, ARCHIVE, FLAGGED, IMPORTANT, JUNK, SNOOZED, TRASH -> "";
      case null -> "";
    };
  }

  /** Whether it is one of those that every account has. */
  public boolean isStanding() {
    return name.isInbox() || use.isPresent();
  }

  /** Whether it is somebody else's. */
  public boolean isShared() {
    return name.isOthers();
  }

  /** Whether it can be opened. */
  public boolean isReadable() {
    return rights.has(Right.READ);
  }

  /** Whether messages may be marked read. */
  public boolean isMarkable() {
    return rights.has(Right.SEEN);
  }

  /** Whether messages may be given a star. */
  public boolean isFlaggable() {
    return rights.has(Right.WRITE);
  }

  /** Whether messages may be moved away and deleted. */
  public boolean isEmptiable() {
    return rights.has(Right.DELETE_MESSAGES) && rights.has(Right.EXPUNGE);
  }

  /** Whether messages may be put into it. */
  public boolean isFillable() {
    return rights.has(Right.INSERT);
  }

  /** Whether folders may be made in it. */
  public boolean isRoomy() {
    return rights.has(Right.CREATE);
  }

  /** Whether the reader says with whom it is shared. */
  public boolean isShareable() {
    return rights.has(Right.ADMINISTER);
  }

  /** Whether a search means it by a name: as people call it, by its full name, or by its use. */
  public boolean goesBy(String wanted) {
    return wanted.equalsIgnoreCase(label)
        || wanted.equalsIgnoreCase(name.path())
        || use.filter(its -> its.name().equalsIgnoreCase(wanted)).isPresent();
  }

  /** Whether it has that use. */
  public boolean is(SpecialUse wanted) {
    return use.filter(wanted::equals).isPresent();
  }

  /** Whether messages here were deleted before. */
  public boolean isTrash() {
    return is(SpecialUse.TRASH);
  }

  /** Whether messages here are unwanted. */
  public boolean isJunk() {
    return is(SpecialUse.JUNK);
  }

  /** Whether messages here are put away until a time. */
  public boolean isSnoozed() {
    return is(SpecialUse.SNOOZED);
  }

  /** Whether messages here were sent by the reader: then the list shows to whom. */
  public boolean isOutgoing() {
    return is(SpecialUse.SENT) || is(SpecialUse.DRAFTS);
  }

  /** Whether messages here are still being written. */
  public boolean isDrafts() {
    return is(SpecialUse.DRAFTS);
  }
}
