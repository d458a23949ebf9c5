package org.carillon.protocol.smtp;

import static org.carillon.protocol.smtp.IncomingMessage.FAR_TOO_LARGE;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.carillon.protocol.smtp.syntax.Reply;
import org.carillon.protocol.wire.Sink;

/**
 * BDAT (RFC 3030 §2): a chunk of the message, by its length. Its octets are always read, so that
 * none is taken for a command; a chunk that can't be accepted ends the transaction.
 */
final class Bdat implements Command {
  private static final int LONGEST_NUMBER = 18;
  private static final Sink NOWHERE = (from, offset, length) -> {};

  @Override
  public Reply run(SmtpState state, String arguments) throws IOException {
    String[] words = arguments.split(" ", -1);
    boolean last = words.length == 2 && words[1].toUpperCase(Locale.ROOT).equals("LAST");
    if (!words[0].matches("[0-9]{1,20}") || words.length > (last ? 2 : 1)) {
      state.reset();
      // The end of the chunk is unknown.
      return Reply.closing(501, "5.5.4", "Syntax: BDAT size [LAST]");
    }
    long size = words[0].length() > LONGEST_NUMBER ? Long.MAX_VALUE : Long.parseLong(words[0]);
    if (size > state.terms().messageOctets() + IncomingMessage.DRAIN_OCTETS) {
      Reply farTooLarge =
          state
              .from()
              .map(from -> state.notTaken(from, List.copyOf(state.to()), FAR_TOO_LARGE))
              .orElseGet(() -> Reply.of(FAR_TOO_LARGE, ""));
      state.reset();
      return farTooLarge.last();
    }
    if (state.from().isEmpty() || state.to().isEmpty()) {
      state.wire().readOctets(size, NOWHERE);
      return state.from().isEmpty()
          ? Reply.of(503, "5.5.1", "Send MAIL and RCPT first")
          : state.noRecipients();
    }
    Chunks chunks = state.begunChunks();
    if (size > chunks.room()) {
      state.wire().readOctets(size, NOWHERE);
      chunks.passOver(size);
    } else {
      state.wire().readOctets(size, chunks.sink());
    }
    state.tookChunk(size);
    return state.chunkTaken(last);
  }
}
