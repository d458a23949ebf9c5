package org.carillon.mailbox.ruling;

import java.util.List;
import java.util.Optional;

/** Runs the scripts of mailboxes on what people do there (RFC 6785). */
public interface MailboxRules {

  /** None are run. */
  MailboxRules NONE =
      new MailboxRules() {
        @Override
        public Optional<String> server() {
          return Optional.empty();
        }

        @Override
        public void run(MailboxEvent event, List<? extends TouchedMessage> messages) {
          // Nobody asked for it.
        }
      };

  /** The ManageSieve server of the scripts, as a URL; empty where there is none. */
  Optional<String> server();

  /**
   * Runs the event's script for each of some messages, one after the other. What somebody did is
   * durable by then: that a script goes wrong, or that there are too many messages, is told in the
   * log and nowhere else.
   */
  void run(MailboxEvent event, List<? extends TouchedMessage> messages);
}
