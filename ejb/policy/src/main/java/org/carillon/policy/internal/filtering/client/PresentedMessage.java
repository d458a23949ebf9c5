package org.carillon.policy.internal.filtering.client;

import org.carillon.contract.mail.Envelope;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.filter.MessageContext;
import org.carillon.filter.MessageOctets;

/**
 * A message as it is presented to a filter.
 *
 * @param context the context of the message
 * @param octets the content of the message
 * @param question the message as received
 * @param envelope the current envelope
 * @param body the place for a new body
 */
public record PresentedMessage(
    MessageContext context,
    MessageOctets octets,
    ScreeningQuestion question,
    Envelope envelope,
    NewBody body) {

  /** Returns whether the topmost field is the trace field of this server. */
  boolean hasOwnTrace() {
    return octets.header().size() > 0 && octets.header().field(0).isNamed("Received");
  }
}
