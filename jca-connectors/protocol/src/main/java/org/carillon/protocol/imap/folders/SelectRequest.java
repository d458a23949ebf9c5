package org.carillon.protocol.imap.folders;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Extension;
import org.carillon.protocol.imap.syntax.SequenceSet;

/**
 * The request of SELECT or EXAMINE (RFC 7162 §3.1.8, §3.2.5).
 *
 * @param given the mailbox, as the client wrote it
 * @param resync the state that the client remembers
 */
record SelectRequest(String given, MailboxName name, Optional<Resync> resync) {

  /**
   * The state of a mailbox that a client remembers.
   *
   * @param uidValidity its UIDVALIDITY then
   * @param modseq its HIGHESTMODSEQ then
   * @param known the uids it knows; empty for all
   */
  record Resync(long uidValidity, long modseq, Optional<SequenceSet> known) {}

  static SelectRequest read(ImapSession session, Arguments arguments)
      throws BadCommand, IOException {
    arguments.expect(' ');
    String given = arguments.mailboxPath();
    Optional<Resync> resync = Optional.empty();
    if (arguments.take(' ')) {
      arguments.expect('(');
      do {
        switch (arguments.word()) {
          case "CONDSTORE" -> session.enabled().enable(Extension.CONDSTORE);
          case "QRESYNC" -> resync = Optional.of(resync(session, arguments));
          default -> throw new BadCommand("Unknown parameter");
        }
      } while (arguments.take(' '));
      arguments.expect(')');
    }
    arguments.end();
    return new SelectRequest(given, new MailboxName(given), resync);
  }

  private static Resync resync(ImapSession session, Arguments arguments) throws BadCommand {
    if (!session.enabled().qresync()) {
      throw new BadCommand("QRESYNC is not enabled");
    }
    arguments.expect(' ');
    arguments.expect('(');
    long uidValidity = arguments.nonZero();
    arguments.expect(' ');
    long modseq = arguments.nonZero();
    Optional<SequenceSet> known = Optional.empty();
    boolean more = arguments.take(' ');
    if (more && arguments.peek() != '(') {
      known = Optional.of(withoutStar(arguments));
      more = arguments.take(' ');
    }
    if (more) {
      if (session.enabled().uidOnly()) {
        throw BadCommand.numbersAreOff();
      }
      // The numbers of some uids: they would only shorten an answer that is exact without them.
      arguments.expect('(');
      withoutStar(arguments);
      arguments.expect(' ');
      withoutStar(arguments);
      arguments.expect(')');
    }
    arguments.expect(')');
    return new Resync(uidValidity, modseq, known);
  }

  /** RFC 7162 §7: {@code known-uids}, {@code known-sequence-set} and {@code known-uid-set}. */
  private static SequenceSet withoutStar(Arguments arguments) throws BadCommand {
    SequenceSet set = SequenceSet.read(arguments);
    if (set == SequenceSet.SAVED || IntStream.range(0, set.ranges()).anyMatch(set::hasStar)) {
      throw new BadCommand("Known UIDs must not contain * or $");
    }
    return set;
  }
}
