package org.carillon.contract.stage;

import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.MailData;

/**
 * A message that every stage has accepted, before anybody has it.
 *
 * @param trace the id it is known by
 * @param isKnown whether its client signed in, or is trusted by its address or its service
 */
public record ScreeningQuestion(
    String trace, boolean isKnown, IntakeSession session, Envelope envelope, MailData message) {}
