package org.carillon.policy.internal.sieve;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.mailbox.ruling.EventMessage;
import org.carillon.mailbox.ruling.MailboxEvent;
import org.carillon.policy.rule.RuleOccasion;

/**
 * The circumstances of a run of an account's scripts, as far as they can query them.
 *
 * @param items the items of their environment (RFC 5183 §4.1, RFC 6785 §4)
 * @param flags the flags of the message
 */
record ScriptRunContext(RuleOccasion occasion, Map<String, String> items, List<String> flags) {

  /** The delivery of a message, where nobody acts in a mailbox (RFC 6785 §4.2). */
  static final ScriptRunContext DELIVERY =
      new ScriptRunContext(
          RuleOccasion.DELIVERY,
          Map.of(
              "location", "MDA",
              "phase", "during",
              "imap.user", "",
              "imap.email", "",
              "imap.changedflags", ""),
          List.of());

  static ScriptRunContext of(MailboxEvent event, EventMessage message) {
    return new ScriptRunContext(
        RuleOccasion.MAILBOX,
        Map.of(
            "location", "MS",
            "phase", "post",
            "imap.user", event.caller().name(),
            "imap.email", event.caller().name(),
            "imap.cause", event.cause().name(),
            "imap.mailbox", event.mailbox().path(),
            "imap.changedflags", String.join(" ", message.changedFlags())),
        names(message.flags()));
  }

  private static List<String> names(Flags flags) {
    return Stream.concat(
            flags.system().stream().sorted().map(Flag::imapName), flags.keywords().stream())
        .toList();
  }
}
