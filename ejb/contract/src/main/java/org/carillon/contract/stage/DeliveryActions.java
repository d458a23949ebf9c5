package org.carillon.contract.stage;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.Verdict.Refused;
import org.carillon.contract.program.ProgramCall;
import org.carillon.format.mime.header.Header;

/**
 * The actions of rules on a message for one local recipient. All of them are carried out when the
 * message has reached the first of its mailboxes, or has none; nothing is done until a mailbox
 * takes it.
 *
 * @param copies the copies that are filed; empty if the message is discarded or only forwarded
 * @param onward the copies that are forwarded
 * @param replies the messages that are sent in reply
 * @param memories the facts to remember
 * @param refusal the reply with which the message is refused; there are no other actions then
 * @param hold the reason why a copy is quarantined until an administrator decides, if one is
 */
public record DeliveryActions(
    List<Copy> copies,
    List<Onward> onward,
    List<Reply> replies,
    List<Memory> memories,
    Optional<Refused> refusal,
    Optional<String> hold) {

  public DeliveryActions {
    copies = List.copyOf(copies);
    onward = List.copyOf(onward);
    replies = List.copyOf(replies);
    memories = List.copyOf(memories);
  }

  /** Returns the delivery that only files the message into a mailbox. */
  public static DeliveryActions filed(Filing filing) {
    return new DeliveryActions(
        List.of(new Copy(filing, Form.AS_IT_CAME)),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** A copy in a mailbox of the recipient, with flags. */
  public record Copy(Filing filing, Form form) {}

  /**
   * A copy that is forwarded with the message's own reverse-path.
   *
   * @param to the new recipient, with the requested notifications
   * @param via the server that gets it, a domain or an address literal, if it is not the
   *     recipient's own
   * @param into the mailbox of a local user that gets it without running rules, if one is named
   * @param program the program that gets it in place of a recipient, if there is one
   */
  public record Onward(
      ForwardPath to,
      Optional<String> via,
      Optional<Filing> into,
      Optional<ProgramCall> program,
      Form form) {
    /** Creates a copy that goes to a recipient. */
    public Onward(ForwardPath to, Optional<String> via, Optional<Filing> into, Form form) {
      this(to, via, into, Optional.empty(), form);
    }

    /** Returns a copy that goes to a program on behalf of the recipient. */
    public static Onward to(ForwardPath recipient, ProgramCall program, Form form) {
      return new Onward(recipient, Optional.empty(), Optional.empty(), Optional.of(program), form);
    }
  }

  /**
   * A reply to the message, sent with a null reverse-path.
   *
   * @param to the recipient
   * @param message the whole message, CRLF line ends
   * @param copyIn the mailbox that gets a copy of it, if one does
   * @param unless a fact that is remembered with it; if it is already known, no reply is sent
   */
  public record Reply(
      String to, byte[] message, Optional<Filing> copyIn, Optional<Memory> unless) {}

  /** A fact, 1 to 64 octets, that is remembered for a recipient for a while. */
  public record Memory(byte[] key, Duration period) {}

  /** The content of a message after rules: the new header and the new text, if they change. */
  public record Form(Optional<Header> header, Optional<byte[]> body) {
    /** The unchanged content. */
    public static final Form AS_IT_CAME = new Form(Optional.empty(), Optional.empty());

    public boolean isUnchanged() {
      return header.isEmpty() && body.isEmpty();
    }
  }
}
