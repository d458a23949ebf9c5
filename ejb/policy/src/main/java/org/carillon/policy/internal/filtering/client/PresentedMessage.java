package org.carillon.policy.internal.filtering.client;

import org.carillon.contract.mail.Envelope;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.filter.MessageContext;
import org.carillon.filter.MessageOctets;

/**
 * A message as a filter is shown it.
 *
 * @param context what is known of it
 * @param octets it itself
 * @param question as it came
 * @param envelope whose it is by now
 * @param body where another body can be put
 */
public record PresentedMessage(
    MessageContext context,
    MessageOctets octets,
    ScreeningQuestion question,
    Envelope envelope,
    NewBody body) {

  /** Whether the topmost field is what this server wrote of the message's way here. */
  boolean hasOwnTrace() {
    return octets.header().size() > 0 && octets.header().field(0).isNamed("Received");
  }
}
