package org.carillon.contract.stage;

import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict.Accepted;

/** What is asked on a message's way in, in this order, each with what is known by then. */
public sealed interface IntakeQuestion {

  /** Who asks. */
  IntakeSession session();

  /** Where on the way it is asked, as logs name it. */
  default String point() {
    return switch (this) {
      case Connect _ -> "connect";
      case Helo _ -> "helo";
      case Mail _ -> "mail";
      case Rcpt _ -> "rcpt";
      case Data _ -> "data";
    };
  }

  /** What is said when every stage agrees, however many there are. */
  default Accepted agreed() {
    return new Accepted(
        switch (this) {
          case Connect _, Helo _ -> "Welcome";
          case Mail _ -> "Sender ok";
          case Rcpt _ -> "Recipient ok";
          case Data _ -> "Message ok";
        });
  }

  /** Whether somebody may say anything at all. */
  record Connect(IntakeSession session) implements IntakeQuestion {}

  /** Whether it may be called what it says: it may say that again, after STARTTLS for example. */
  record Helo(IntakeSession session) implements IntakeQuestion {}

  /** Whether mail from there is taken. */
  record Mail(IntakeSession session, ReversePath from) implements IntakeQuestion {}

  /** Whether mail for that recipient is taken. */
  record Rcpt(IntakeSession session, ReversePath from, ForwardPath to) implements IntakeQuestion {}

  /** Whether this message is taken, now that it is there. Nothing of it is kept yet. */
  record Data(IntakeSession session, Envelope envelope, MailData message)
      implements IntakeQuestion {}
}
