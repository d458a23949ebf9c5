package org.carillon.webmail.action;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;

/** The undo of an action on messages, as a form carries it. */
public sealed interface Undo {

  /**
   * Moves messages back to the folder they were in.
   *
   * @param folder the opaque id of the folder they are in now
   * @param uids their uids there
   * @param back the opaque id of the folder they were in
   * @param open the present uid of the message that was open; 0 for none
   */
  record MoveBack(String folder, UidSet uids, String back, long open) implements Undo {}

  /**
   * Changes a flag back.
   *
   * @param folder the opaque id of their folder
   * @param uids the messages
   * @param change what to do with the flag
   * @param flag the flag
   */
  record FlagBack(String folder, UidSet uids, FlagChange change, Flag flag) implements Undo {}

  /**
   * Changes a keyword back.
   *
   * @param folder the opaque id of their folder
   * @param uids the messages
   * @param change what to do with the keyword
   * @param keyword the keyword
   */
  record KeywordBack(String folder, UidSet uids, FlagChange change, String keyword)
      implements Undo {}

  /**
   * Mutes or unmutes conversations.
   *
   * @param folder the opaque id of their folder
   * @param uids messages of the conversations
   * @param mute whether they are to be muted
   */
  record MuteBack(String folder, UidSet uids, boolean mute) implements Undo {}

  /**
   * Snoozes messages until their earlier time again.
   *
   * @param folder the opaque id of their folder
   * @param uids the messages
   * @param until the time
   */
  record SnoozeBack(String folder, UidSet uids, Instant until) implements Undo {}

  /** The most messages that one form can undo. */
  int MOST = 1_000;

  /** Returns the text that a form carries. */
  default String text() {
    return switch (this) {
      case MoveBack(String folder, UidSet uids, String back, long open) ->
          String.join(" ", "move", folder, uids.toString(), back, Long.toString(open));
      case FlagBack(String folder, UidSet uids, FlagChange change, Flag flag) ->
          String.join(" ", "flag", folder, uids.toString(), change.name(), flag.name());
      case MuteBack(String folder, UidSet uids, boolean mute) ->
          String.join(" ", "mute", folder, uids.toString(), Boolean.toString(mute));
      case SnoozeBack(String folder, UidSet uids, Instant until) ->
          String.join(" ", "snooze", folder, uids.toString(), until.toString());
      case KeywordBack(String folder, UidSet uids, FlagChange change, String keyword) ->
          String.join(" ", "keyword", folder, uids.toString(), change.name(), keyword);
    };
  }

  /** Parses the text that a form carries; empty if this class did not write it. */
  static Optional<Undo> parse(String text) {
    String[] words = text.split(" ", 6);
    try {
      return switch (words[0] + words.length) {
        case "move5" ->
            Optional.of(new MoveBack(words[1], uids(words[2]), words[3], Long.parseLong(words[4])));
        case "flag5" ->
            Optional.of(
                new FlagBack(
                    words[1],
                    uids(words[2]),
                    FlagChange.valueOf(words[3]),
                    Flag.valueOf(words[4])));
        case "snooze4" ->
            Optional.of(new SnoozeBack(words[1], uids(words[2]), Instant.parse(words[3])));
        case "keyword5" ->
            Optional.of(
                new KeywordBack(words[1], uids(words[2]), FlagChange.valueOf(words[3]), words[4]));
        case "mute4" ->
            Optional.of(new MuteBack(words[1], uids(words[2]), words[3].equals("true")));
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException | DateTimeException notOurs) {
      return Optional.empty();
    }
  }

  /** Returns the new uid of a message that was moved; 0 if it was not moved. */
  static long placed(Placed placed, long uid) {
    int index = Arrays.binarySearch(placed.source().toArray(), uid);
    long[] target = placed.target().toArray();
    return index < 0 || index >= target.length ? 0 : target[index];
  }

  private static UidSet uids(String text) {
    List<Long> uids = new ArrayList<>();
    for (String range : text.split(",", -1)) {
      long[] bounds = Arrays.stream(range.split(":", 2)).mapToLong(Long::parseLong).toArray();
      long last = bounds[bounds.length - 1];
      if (bounds[0] < 1 || last < bounds[0] || last - bounds[0] >= MOST - uids.size()) {
        throw new IllegalArgumentException(range);
      }
      for (long uid = bounds[0]; uid <= last; uid++) {
        uids.add(uid);
      }
    }
    return UidSet.inOrder(uids.stream().mapToLong(Long::longValue).toArray());
  }
}
