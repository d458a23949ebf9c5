package org.carillon.mailbox.ruling;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

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

  /** The caller's own active script, as octets of UTF-8; empty where none is in use. */
  default Answer<Optional<byte[]>> active(Caller caller) {
    return new Answer.Done<>(Optional.empty());
  }

  /**
   * Puts a text in the place of the caller's active script, and uses it; of none, none is used any
   * more. What is no script that the caller may have is refused.
   */
  default Answer<Void> use(Caller caller, Optional<byte[]> text) {
    return Answer.failed(new Failure.NotAllowed("rules", "There are no rules here."));
  }
}
