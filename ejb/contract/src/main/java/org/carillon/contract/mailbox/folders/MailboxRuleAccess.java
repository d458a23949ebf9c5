package org.carillon.contract.mailbox.folders;

import java.util.Optional;

/** Rules that are run on what people do in mailboxes (RFC 6785). */
public interface MailboxRuleAccess {

  /**
   * Where the scripts are managed that {@link Annotation#SCRIPT} names, as a URL says it (RFC 5804
   * §3): {@code sieve://mail.example.test}. Empty where no such rules are run.
   */
  default Optional<String> scriptServer() {
    return Optional.empty();
  }
}
