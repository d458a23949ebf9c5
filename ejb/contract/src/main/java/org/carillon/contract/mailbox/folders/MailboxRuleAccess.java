package org.carillon.contract.mailbox.folders;

import java.util.Optional;

/** Rules that are run on users' actions in mailboxes (RFC 6785). */
public interface MailboxRuleAccess {

  /**
   * Returns the URL of the server that manages the scripts which {@link Annotation#SCRIPT} names
   * (RFC 5804 §3): {@code sieve://mail.example.test}. Empty if no such rules are run.
   */
  default Optional<String> scriptServer() {
    return Optional.empty();
  }
}
