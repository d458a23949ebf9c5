package org.carillon.mailbox.ruling;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/** Runs the scripts of mailboxes when users change something there (RFC 6785). */
public interface MailboxRules {

  /** Runs no scripts. */
  MailboxRules NONE =
      new MailboxRules() {
        @Override
        public Optional<String> server() {
          return Optional.empty();
        }

        @Override
        public void run(MailboxEvent event, List<? extends EventMessage> messages) {
          // There are no scripts to run.
        }
      };

  /** Returns the URL of the ManageSieve server for the scripts, or empty if there is none. */
  Optional<String> server();

  /**
   * Runs the event's script for each of the messages, one after the other. The user's change is
   * durable by then. If a script fails, or there are too many messages, this is only logged.
   */
  void run(MailboxEvent event, List<? extends EventMessage> messages);

  /** Returns the caller's own active script as UTF-8 octets, or empty if none is active. */
  default Answer<Optional<byte[]>> active(Caller caller) {
    return new Answer.Done<>(Optional.empty());
  }

  /**
   * Replaces the caller's active script with a text and activates it. If the text is empty, no
   * script is active any more. A text that is not a script allowed for the caller is refused.
   */
  default Answer<Void> use(Caller caller, Optional<byte[]> text) {
    return Answer.failed(new Failure.NotAllowed("rules", "Rules are not available here."));
  }
}
