package org.carillon.protocol.imap.session;

import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.messages.UidSet;

/** VANISHED (EARLIER): the expunges of the time when the client was away (RFC 7162 §3.2.10.1). */
public final class VanishedResponse {
  private VanishedResponse() {}

  /**
   * Reports the known messages that were expunged after a modseq.
   *
   * @param known the uids that the client knows; empty for all
   * @return the failure, if any
   */
  public static Optional<Failure> write(
      ImapSession session, Selected selected, long sinceModseq, Optional<UidSet> known)
      throws IOException {
    if (sinceModseq >= selected.view().highestModseq()) {
      return Optional.empty();
    }
    return switch (session.access().vanished(session.caller(), selected.mailbox(), sinceModseq)) {
      case Answer.Done(UidSet gone) -> {
        UidSet told = known.map(uids -> uids.and(gone)).orElse(gone);
        if (!told.isEmpty()) {
          session.out().text("* VANISHED (EARLIER) ").text(told.toString()).crlf();
        }
        yield Optional.empty();
      }
      case Answer.Failed(var failure) -> Optional.of(failure);
    };
  }
}
