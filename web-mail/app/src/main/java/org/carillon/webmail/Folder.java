package org.carillon.webmail;

import java.util.Optional;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.SpecialUse;

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
 */
public record Folder(
    long id,
    String key,
    MailboxName name,
    Optional<SpecialUse> use,
    String label,
    String icon,
    long unread) {

  /** How deep it lies, at most 3. */
  public int level() {
    int level = (int) name.path().chars().filter(c -> c == MailboxName.DELIMITER).count();
    return Math.min(level, 3);
  }

  /** Whether it is one of those that every account has. */
  public boolean isStanding() {
    return name.isInbox() || use.isPresent();
  }

  /** Whether it has that use. */
  public boolean is(SpecialUse wanted) {
    return use.filter(wanted::equals).isPresent();
  }

  /** Whether messages here were deleted before. */
  public boolean isTrash() {
    return is(SpecialUse.TRASH);
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
