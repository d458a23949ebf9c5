package org.carillon.store.rows;

import java.io.Serial;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;

/** Ends an operation and rolls its transaction back, with the failure to answer. */
public final class RefusedException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** The name in failures about mailboxes that are known by their id only. */
  private static final MailboxName UNNAMED = new MailboxName("");

  private final transient Failure failure;

  public RefusedException(Failure failure) {
    super(failure.toString(), null, false, false);
    this.failure = failure;
  }

  public static RefusedException noSuchMailbox() {
    return new RefusedException(MailboxFailure.noSuchMailbox(UNNAMED));
  }

  public static RefusedException noSuchMailbox(MailboxName name) {
    return new RefusedException(MailboxFailure.noSuchMailbox(name));
  }

  public Failure failure() {
    return failure;
  }
}
