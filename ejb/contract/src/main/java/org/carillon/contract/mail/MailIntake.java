package org.carillon.contract.mail;

import java.util.List;
import org.carillon.contract.content.Spool;

/** The port by which messages enter Carillon: SMTP, submission, LMTP call it in this order. */
public interface MailIntake {

  /** Returns what to announce to this client. */
  IntakeTerms terms(IntakeSession session);

  /** Decides whether the client may start a session (RFC 5321 §3.1); its name is still unknown. */
  Verdict connected(IntakeSession session);

  /** Decides whether the client may use the name that it gave itself (RFC 5321 §4.1.1.1). */
  Verdict greeted(IntakeSession session);

  /** Decides whether mail from this sender is accepted (RFC 5321 §4.1.1.2). */
  Verdict sender(IntakeSession session, ReversePath from);

  /**
   * Decides whether mail for this recipient is accepted: the recipient is local and known, or the
   * mail is relayed for an authenticated client. Changes no state.
   */
  Verdict recipient(IntakeSession session, ReversePath from, ForwardPath to);

  /**
   * Opens a spool for the message while the client sends it. The caller writes the trace field
   * (Received) first, then the message with CRLF line ends and dot-stuffing removed.
   */
  Spool spool(IntakeSession session, long declaredSize);

  /**
   * Takes responsibility for a message: local recipients are delivered and the others queued in one
   * durable step. Accepted means all recipients are taken care of (RFC 5321 §4.2.5); a recipient
   * that cannot be served now is queued.
   */
  Verdict accept(IntakeSession session, Envelope envelope, MailData message);

  /**
   * Delivers to local recipients only, and returns one verdict for each, in the order of {@link
   * Envelope#to()} (LMTP, RFC 2033 §4.2). Nothing is queued.
   */
  List<Verdict> deliver(IntakeSession session, Envelope envelope, MailData message);

  /**
   * Records mail that the protocol itself refused or deferred, such as a message that is too large,
   * so that one place knows the fate of all mail.
   *
   * @param to the recipients that the client has named so far
   */
  void notTaken(IntakeSession session, ReversePath from, List<ForwardPath> to, Verdict answer);
}
