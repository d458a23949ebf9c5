package org.carillon.contract.mailbox;

import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.sharing.AccessEntry;
import org.carillon.contract.mailbox.sharing.Identifier;

/** The failures of operations on mailboxes, each in one form. */
public final class MailboxFailure {
  /** What {@link Failure.NotFound} says was looked for. */
  public static final String MAILBOX = "mailbox";

  /** The code of {@link #useTaken}. */
  public static final String USE_TAKEN = "use-taken";

  /** The code of {@link #isProtected}. */
  public static final String PROTECTED = "protected";

  /** The code of {@link #noSuchIdentifier}. */
  public static final String UNKNOWN = "unknown";

  private MailboxFailure() {}

  /** There is no such mailbox, or the caller may not know of it. */
  public static Failure noSuchMailbox(MailboxName name) {
    return new Failure.NotFound(MAILBOX, name.path());
  }

  /** There is one of that name already. */
  public static Failure alreadyExists(MailboxName name) {
    return new Failure.Taken(
        "name", Failure.Taken.NAME, "There is a mailbox " + name.path() + " already.", name.path());
  }

  /**
   * Another mailbox has that use, and each use is one mailbox's at most (RFC 6154 §3).
   *
   * @param holder the mailbox that has it
   */
  public static Failure useTaken(MailboxName holder) {
    return new Failure.Taken(
        "use", USE_TAKEN, holder.path() + " has that use already.", holder.path());
  }

  /** No mailbox can have that name. */
  public static Failure badName(MailboxName name, String why) {
    return new Failure.Invalid("name", "malformed", why, name.path());
  }

  /** The mailbox is one that can't be deleted or renamed. */
  public static Failure isProtected(MailboxName name) {
    return new Failure.Invalid(
        MAILBOX,
        PROTECTED,
        name.path() + " is where new mail goes: it cannot be renamed or deleted.",
        name.path());
  }

  /** The caller lacks the right. */
  public static Failure notPermitted(String why) {
    return new Failure.NotAllowed(Failure.NotAllowed.PLAIN, why);
  }

  /** Nobody is known by that identifier. */
  public static Failure noSuchIdentifier(Identifier identifier) {
    return new Failure.Invalid(
        "identifier",
        UNKNOWN,
        "Nobody here is called " + identifier.name() + ".",
        identifier.name());
  }

  /** The mailbox's access list has {@link AccessEntry#MOST} entries already. */
  public static Failure tooManyAccessEntries() {
    return new Failure.LimitReached(Limit.ACCESS_ENTRIES, AccessEntry.MOST);
  }

  /** The account's quota would be passed. */
  public static Failure overQuota() {
    return new Failure.LimitReached(Limit.QUOTA, 0);
  }

  /** The mailbox has given out its last UID (RFC 9051 §2.3.1.1): messages go to another one. */
  public static Failure noMoreUids() {
    return new Failure.LimitReached(Limit.UIDS, 0);
  }

  /** No account can have that limit. */
  public static Failure badLimit(String why) {
    return new Failure.Invalid("limit", "malformed", why);
  }

  /** The message is larger than the account takes. */
  public static Failure tooLarge(long most) {
    return new Failure.LimitReached(Limit.OCTETS, most);
  }

  /** The mailbox holds {@link Flag#MOST_KEYWORDS} different keywords already. */
  public static Failure tooManyKeywords() {
    return new Failure.LimitReached(Limit.KEYWORDS, Flag.MOST_KEYWORDS);
  }

  /** The mailbox has {@link Annotation#MOST_ENTRIES} annotations already. */
  public static Failure tooManyAnnotations() {
    return new Failure.LimitReached(Limit.ANNOTATIONS, Annotation.MOST_ENTRIES);
  }
}
