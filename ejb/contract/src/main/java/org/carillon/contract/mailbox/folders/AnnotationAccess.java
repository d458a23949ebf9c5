package org.carillon.contract.mailbox.folders;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** The annotations of mailboxes, of accounts and of the server (RFC 5464). */
public interface AnnotationAccess {

  /**
   * Returns the annotations of a mailbox at or below the given entries.
   *
   * @param mailbox empty for the caller's own account and the server
   * @param entries in lower case
   * @param depth the number of levels below the entries: 0 for the entries themselves only, {@link
   *     Integer#MAX_VALUE} for all
   */
  Answer<List<Annotation>> annotations(
      Caller caller, Optional<MailboxName> mailbox, List<String> entries, int depth);

  /** Sets and removes annotations, all or none. */
  Answer<Void> annotate(Caller caller, Optional<MailboxName> mailbox, List<Annotation> annotations);
}
