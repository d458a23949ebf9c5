package org.carillon.rest.kit;

import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;

/** The mailbox that a request's parameter names: a name may hold slashes, so a path can't. */
public final class AskedMailbox {
  private AskedMailbox() {}

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
