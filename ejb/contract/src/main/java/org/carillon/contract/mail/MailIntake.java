package org.carillon.contract.mail;

import java.util.List;
import org.carillon.contract.content.Spool;

/** The way of a message into Carillon: SMTP, submission and LMTP call it, in this order. */
public interface MailIntake {

  /** What to announce to this client. */
  IntakeTerms terms(IntakeSession session);

  /** Whether the client may say anything (RFC 5321 §3.1); it is not called anything yet. */
  Verdict connected(IntakeSession session);

  /** Whether the client may be called what it said it is (RFC 5321 §4.1.1.1). */
  Verdict greeted(IntakeSession session);

  /** Whether mail from this sender is taken (RFC 5321 §4.1.1.2). */
  Verdict sender(IntakeSession session, ReversePath from);

  /**
   * Whether mail for this recipient is taken: local and known, or relayed for a signed-in client.
   * Adds nothing to any state.
   */
  Verdict recipient(IntakeSession session, ReversePath from, ForwardPath to);

  /**
   * A place for the message while the client sends it. The caller writes the trace field (Received)
   * first, then the message with CRLF line ends and dot-stuffing removed.
   */
  Spool spool(IntakeSession session, long declaredSize);

  /**
   * Takes responsibility for a message: local recipients are delivered and the others queued in one
   * durable step. Accepted means all recipients are taken care of (RFC 5321 §4.2.5); a recipient
   * that cannot be served now is queued.
   */
  Verdict accept(IntakeSession session, Envelope envelope, MailData message);

  /**
   * Delivers to local recipients only, with an answer each, in the order of {@link Envelope#to()}
   * (LMTP, RFC 2033 §4.2). Nothing is queued.
   */
  List<Verdict> deliver(IntakeSession session, Envelope envelope, MailData message);

  /**
   * Is told what the protocol refused or put off by itself, such as a message that is too large, so
   * that one place knows what became of all mail.
   *
   * @param to whom it was for, as far as that was said
   */
  void notTaken(IntakeSession session, ReversePath from, List<ForwardPath> to, Verdict answer);
}
