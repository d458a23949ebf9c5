package org.carillon.protocol.memory;

import java.util.Map;
import java.util.function.LongPredicate;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.protocol.transcript.TranscriptStore;
import org.carillon.protocol.wire.MemorySessions;

/**
 * The memory store of a transcript. It can fail on request: {@code room} (octets a spool takes),
 * {@code away: yes} (all of it), {@code damaged}, {@code flipped} and {@code missing} (contents, by
 * uid, or all by {@code yes}). {@code step} is the number of messages it moves at once, {@code
 * news} the highest number of changes at once, {@code index} lets it rank search results. {@code
 * eight-bit-headers} sets whether these are always appended.
 */
public final class MemoryStage implements TranscriptStore {
  private final MemoryMail mail = new MemoryMail();

  @Override
  public MailAccess access() {
    return mail;
  }

  @Override
  public Map<String, Long> accounts() {
    return MemorySessions.ACCOUNTS;
  }

  @Override
  public boolean stage(String word, String value) {
    switch (word) {
      case "eight-bit-headers" -> mail.eightBitHeaders(value.equals("yes"));
      case "index" -> mail.indexed();
      case "news" -> mail.mostChanges(Integer.parseInt(value));
      case "step" -> mail.step(Long.parseLong(value));
      case "room" -> mail.spoolRoom(Long.parseLong(value));
      case "away" -> mail.away(value.equals("yes"));
      case "damaged" -> mail.damaged(uids(value));
      case "flipped" -> mail.flipped(uids(value));
      case "missing" -> mail.missing(uids(value));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static LongPredicate uids(String named) {
    return named.equals("yes") ? uid -> true : uid -> named.equals(Long.toString(uid));
  }
}
