package org.carillon.rest.kit;

import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;

/** The mailbox in a request's parameter: a name may contain slashes, so it cannot be in a path. */
public final class MailboxParameter {
  private MailboxParameter() {}

  /** The name; a request without one is refused. */
  public static MailboxName of(String mailbox) {
    return new MailboxName(
        Optional.ofNullable(mailbox)
            .orElseThrow(
                () ->
                    new Refused(
                        Problem.at(
                            422, "mailbox", "missing", "The parameter mailbox is missing."))));
  }
}
