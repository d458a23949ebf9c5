package org.carillon.contract.stage;

import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict.Accepted;

/** The questions asked while a message comes in, in this order, with the facts known by then. */
public sealed interface IntakeQuestion {

  IntakeSession session();

  /** Returns the point at which the question is asked, as logs name it. */
  default String point() {
    return switch (this) {
      case Connect _ -> "connect";
      case Helo _ -> "helo";
      case Mail _ -> "mail";
      case Rcpt _ -> "rcpt";
      case Data _ -> "data";
    };
  }

  /** Returns the verdict if every stage accepts, however many stages there are. */
  default Accepted agreed() {
    return new Accepted(
        switch (this) {
          case Connect _, Helo _ -> "Welcome";
          case Mail _ -> "Sender ok";
          case Rcpt _ -> "Recipient ok";
          case Data _ -> "Message ok";
        });
  }

  /** Asks whether a client may start a session. */
  record Connect(IntakeSession session) implements IntakeQuestion {}

  /** Asks whether the client may use the name it gave. It may give it again, as after STARTTLS. */
  record Helo(IntakeSession session) implements IntakeQuestion {}

  /** Asks whether mail from this sender is accepted. */
  record Mail(IntakeSession session, ReversePath from) implements IntakeQuestion {}

  /** Asks whether mail for this recipient is accepted. */
  record Rcpt(IntakeSession session, ReversePath from, ForwardPath to) implements IntakeQuestion {}

  /** Asks whether a message is accepted after it has been received; nothing of it is stored yet. */
  record Data(IntakeSession session, Envelope envelope, MailData message)
      implements IntakeQuestion {}
}
