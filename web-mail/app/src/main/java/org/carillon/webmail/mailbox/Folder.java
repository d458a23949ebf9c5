package org.carillon.webmail.mailbox;

import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.webmail.key.MailKey;

/**
 * A mailbox as the sidebar shows it.
 *
 * @param id the mailbox's internal id, or 0 for a level of names without a mailbox
 * @param key its opaque id, as URLs name it
 * @param rights what the reader may do with it
 * @param alias whether it is the reader's own name for another account's folder
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

  /** The depth below the top level, at most 3. */
  public int level() {
    int level = (int) name.path().chars().filter(c -> c == MailboxName.DELIMITER).count();
    return Math.min(level, 3);
  }

  /** The keyboard shortcut that opens the folder; empty for none. */
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

  /** Returns whether this is the inbox or a folder with a special use. */
  public boolean isSpecial() {
    return name.isInbox() || use.isPresent();
  }

  /** Returns whether this is another account's folder. */
  public boolean isShared() {
    return name.isOthers();
  }

  public boolean isReadable() {
    return rights.has(Right.READ);
  }

  public boolean isMarkable() {
    return rights.has(Right.SEEN);
  }

  public boolean isFlaggable() {
    return rights.has(Right.WRITE);
  }

  /** Returns whether messages may be moved away and deleted. */
  public boolean isEmptiable() {
    return rights.has(Right.DELETE_MESSAGES) && rights.has(Right.EXPUNGE);
  }

  /** Returns whether messages may be put into the folder. */
  public boolean isFillable() {
    return rights.has(Right.INSERT);
  }

  /** Returns whether folders may be created in this one. */
  public boolean isRoomy() {
    return rights.has(Right.CREATE);
  }

  /** Returns whether the reader may change with whom the folder is shared. */
  public boolean isShareable() {
    return rights.has(Right.ADMINISTER);
  }

  /** Returns whether this is the folder's label, full name or special use, in any case. */
  public boolean goesBy(String wanted) {
    return wanted.equalsIgnoreCase(label)
        || wanted.equalsIgnoreCase(name.path())
        || use.filter(its -> its.name().equalsIgnoreCase(wanted)).isPresent();
  }

  public boolean is(SpecialUse wanted) {
    return use.filter(wanted::equals).isPresent();
  }

  public boolean isTrash() {
    return is(SpecialUse.TRASH);
  }

  public boolean isJunk() {
    return is(SpecialUse.JUNK);
  }

  public boolean isSnoozed() {
    return is(SpecialUse.SNOOZED);
  }

  /** Returns whether the list shows recipients instead of senders. */
  public boolean isOutgoing() {
    return is(SpecialUse.SENT) || is(SpecialUse.DRAFTS);
  }

  public boolean isDrafts() {
    return is(SpecialUse.DRAFTS);
  }
}
