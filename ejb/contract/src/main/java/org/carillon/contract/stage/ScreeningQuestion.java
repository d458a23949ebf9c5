package org.carillon.contract.stage;

import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.MailData;

/**
 * A message that every stage has accepted, before it is delivered.
 *
 * @param trace the message's id in logs
 * @param isKnown true if its client is authenticated, or trusted because of its address or its
 *     service
 */
public record ScreeningQuestion(
    String trace, boolean isKnown, IntakeSession session, Envelope envelope, MailData message) {}
