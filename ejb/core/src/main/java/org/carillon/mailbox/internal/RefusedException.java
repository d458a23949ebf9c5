package org.carillon.mailbox.internal;

import java.io.Serial;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;

/** Ends an operation, and takes its transaction back, with the failure that is then answered. */
final class RefusedException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** For mailboxes known by their id only. */
  private static final MailboxName UNNAMED = new MailboxName("");

  private final transient Failure failure;

  RefusedException(Failure failure) {
    super(failure.toString(), null, false, false);
    this.failure = failure;
  }

  static RefusedException noSuchMailbox() {
    return new RefusedException(MailboxFailure.noSuchMailbox(UNNAMED));
  }

  static RefusedException noSuchMailbox(MailboxName name) {
    return new RefusedException(MailboxFailure.noSuchMailbox(name));
  }

  Failure failure() {
    return failure;
  }
}
