package org.carillon.contract.stage;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.Verdict.Refused;
import org.carillon.contract.program.ProgramCall;
import org.carillon.format.mime.header.Header;

/**
 * What becomes of a message for one local recipient. All of it is done when the message is in the
 * first of its mailboxes, or has none to go to; while none takes it nothing is.
 *
 * @param copies where it is put; none if it is thrown away or only goes elsewhere
 * @param onward to whom it is sent on
 * @param replies what is sent because of it
 * @param memories what is remembered of it
 * @param refusal with which words it is refused; then there is nothing else
 * @param hold why a copy is kept aside until an administrator decides, if one is
 */
public record RuledDelivery(
    List<Copy> copies,
    List<Onward> onward,
    List<Reply> replies,
    List<Memory> memories,
    Optional<Refused> refusal,
    Optional<String> hold) {

  /** Keeps copies. */
  public RuledDelivery {
    copies = List.copyOf(copies);
    onward = List.copyOf(onward);
    replies = List.copyOf(replies);
    memories = List.copyOf(memories);
  }

  /** It goes into a mailbox, and that is all. */
  public static RuledDelivery filed(Filing filing) {
    return new RuledDelivery(
        List.of(new Copy(filing, Form.AS_IT_CAME)),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * A copy in a mailbox of the recipient's.
   *
   * @param filing where, and what it is marked with
   */
  public record Copy(Filing filing, Form form) {}

  /**
   * A copy that is sent to somebody else, with the reverse-path it came with.
   *
   * @param to to whom, and what the sender hears of it
   * @param via the server it is handed to, a domain or an address literal, if not the recipient's
   * @param into the mailbox of somebody here that gets it without running rules, if one is named
   * @param program what gets it instead of somebody, if something does
   */
  public record Onward(
      ForwardPath to,
      Optional<String> via,
      Optional<Filing> into,
      Optional<ProgramCall> program,
      Form form) {
    /** One that goes to somebody. */
    public Onward(ForwardPath to, Optional<String> via, Optional<Filing> into, Form form) {
      this(to, via, into, Optional.empty(), form);
    }

    /** One that goes to a program for the recipient. */
    public static Onward to(ForwardPath recipient, ProgramCall program, Form form) {
      return new Onward(recipient, Optional.empty(), Optional.empty(), Optional.of(program), form);
    }
  }

  /**
   * A message that is sent because of this one, with a null reverse-path.
   *
   * @param to to whom
   * @param message the whole message, CRLF line ends
   * @param copyIn the recipient's mailbox that gets a copy of it, if one does
   * @param unless what is remembered with it; when that is known already nothing is sent
   */
  public record Reply(
      String to, byte[] message, Optional<Filing> copyIn, Optional<Memory> unless) {}

  /**
   * Something that is remembered of the recipient for a while.
   *
   * @param key 1 to 64 octets
   * @param period for how long
   */
  public record Memory(byte[] key, Duration period) {}

  /**
   * The message as rules want it.
   *
   * @param header another header
   * @param body all that follows the header, if it is other than it came
   */
  public record Form(Optional<Header> header, Optional<byte[]> body) {
    /** Unchanged. */
    public static final Form AS_IT_CAME = new Form(Optional.empty(), Optional.empty());

    /** Whether it is the message as it came. */
    public boolean isUnchanged() {
      return header.isEmpty() && body.isEmpty();
    }
  }
}
