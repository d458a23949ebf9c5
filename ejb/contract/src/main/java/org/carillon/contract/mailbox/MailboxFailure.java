package org.carillon.contract.mailbox;

import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.sharing.AccessEntry;
import org.carillon.contract.mailbox.sharing.Identifier;

/** The failures of operations on mailboxes, each created in one place. */
public final class MailboxFailure {
  /** The object that {@link Failure.NotFound} names. */
  public static final String MAILBOX = "mailbox";

  /** The code of {@link #useTaken}. */
  public static final String USE_TAKEN = "use-taken";

  /** The code of {@link #isProtected}. */
  public static final String PROTECTED = "protected";

  /** The code of {@link #noSuchIdentifier}. */
  public static final String UNKNOWN = "unknown";

  private MailboxFailure() {}

  /** Returns the failure if the mailbox does not exist, or the caller may not know of it. */
  public static Failure noSuchMailbox(MailboxName name) {
    return new Failure.NotFound(MAILBOX, name.path());
  }

  /** Returns the failure if a mailbox of that name exists. */
  public static Failure alreadyExists(MailboxName name) {
    return new Failure.Taken(
        "name", Failure.Taken.NAME, "The mailbox " + name.path() + " already exists.", name.path());
  }

  /** Returns the failure if another mailbox has this unique special use (RFC 6154 §3). */
  public static Failure useTaken(MailboxName holder) {
    return new Failure.Taken(
        "use", USE_TAKEN, holder.path() + " already has this special use.", holder.path());
  }

  /** Returns the failure if no mailbox can have that name. */
  public static Failure badName(MailboxName name, String why) {
    return new Failure.Invalid("name", "malformed", why, name.path());
  }

  /** Returns the failure if the mailbox can't be deleted or renamed. */
  public static Failure isProtected(MailboxName name) {
    return new Failure.Invalid(
        MAILBOX,
        PROTECTED,
        name.path() + " receives new mail, so it cannot be renamed or deleted.",
        name.path());
  }

  /** Returns the failure if the caller lacks the right. */
  public static Failure notPermitted(String why) {
    return new Failure.NotAllowed(Failure.NotAllowed.PLAIN, why);
  }

  /** Returns the failure if no account, group or domain has that identifier. */
  public static Failure noSuchIdentifier(Identifier identifier) {
    return new Failure.Invalid(
        "identifier",
        UNKNOWN,
        "No account, group or domain is named " + identifier.name() + ".",
        identifier.name());
  }

  /** Returns the failure if the mailbox's access list has {@link AccessEntry#MOST} entries. */
  public static Failure tooManyAccessEntries() {
    return new Failure.LimitReached(Limit.ACCESS_ENTRIES, AccessEntry.MOST);
  }

  /** Returns the failure if the account's quota would be exceeded. */
  public static Failure overQuota() {
    return new Failure.LimitReached(Limit.QUOTA, 0);
  }

  /** Returns the failure if the mailbox has used its last UID (RFC 9051 §2.3.1.1). */
  public static Failure noMoreUids() {
    return new Failure.LimitReached(Limit.UIDS, 0);
  }

  /** Returns the failure if a limit is not valid for an account. */
  public static Failure badLimit(String why) {
    return new Failure.Invalid("limit", "malformed", why);
  }

  /** Returns the failure if the message is larger than the account accepts. */
  public static Failure tooLarge(long most) {
    return new Failure.LimitReached(Limit.OCTETS, most);
  }

  /** Returns the failure if the mailbox has {@link Flag#MOST_KEYWORDS} different keywords. */
  public static Failure tooManyKeywords() {
    return new Failure.LimitReached(Limit.KEYWORDS, Flag.MOST_KEYWORDS);
  }

  /** Returns the failure if the mailbox already has {@link Annotation#MOST_ENTRIES} annotations. */
  public static Failure tooManyAnnotations() {
    return new Failure.LimitReached(Limit.ANNOTATIONS, Annotation.MOST_ENTRIES);
  }
}
