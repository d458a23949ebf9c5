package org.carillon.bench.imap;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** All works of {@code bench imap}, in the order of the output. */
final class ImapWorks {
  private static final String LARGE = "Large";

  private static final List<ImapWork> READING =
      List.of(
          ImapWork.own("login", 8, ImapTurn::visit).withoutMemory(),
          ImapWork.own("login-again", 8, ImapTurn::visit),
          ImapWork.shared("list-1000", 2, turn -> turn.command("LIST \"\" Folders/*")),
          ImapWork.shared("select-10k", 2, turn -> turn.command("SELECT " + LARGE)),
          ImapWork.shared("flags-10k", 2, turn -> turn.command("FETCH 1:* (FLAGS)")).in(LARGE),
          ImapWork.shared(
                  "envelope-1000",
                  2,
                  turn -> turn.command("FETCH " + turn.thousand() + " (ENVELOPE)"))
              .in(LARGE),
          ImapWork.shared(
                  "structure-1000",
                  2,
                  turn -> turn.command("FETCH " + turn.thousand() + " (BODYSTRUCTURE)"))
              .in(LARGE),
          ImapWork.own(
                  "body-10k",
                  8,
                  turn -> turn.command("FETCH " + turn.any(ImapLoad.INBOX) + " BODY.PEEK[]"))
              .in("INBOX"),
          ImapWork.shared("body-10m", 2, turn -> turn.command("FETCH 1 BODY.PEEK[]")).in("Big"));

  private static final List<ImapWork> SEARCHING =
      List.of(
          ImapWork.shared("search-flags", 2, turn -> turn.command("SEARCH UNSEEN NOT FLAGGED"))
              .in(LARGE),
          ImapWork.shared(
                  "search-header",
                  2,
                  turn -> turn.command("SEARCH SUBJECT \"tower " + turn.any(999) + " \""))
              .in(LARGE),
          ImapWork.shared(
                  "search-body",
                  1,
                  turn -> turn.command("SEARCH BODY \"" + ImapMail.rareWord(turn.any(999)) + "\""))
              .in(LARGE),
          ImapWork.shared(
                  "sort",
                  2,
                  turn ->
                      turn.command(
                          "SORT (" + turn.oneOf("SUBJECT", "FROM", "REVERSE DATE") + ") UTF-8 ALL"))
              .in(LARGE),
          ImapWork.shared("thread", 2, turn -> turn.command("THREAD REFERENCES UTF-8 ALL"))
              .in(LARGE));

  private static final List<ImapWork> CHANGING =
      List.of(
          ImapWork.own(
                  "store",
                  8,
                  turn ->
                      turn.command(
                          "STORE "
                              + turn.any(ImapLoad.INBOX)
                              + turn.oneOf(" +", " -")
                              + "FLAGS (\\Flagged)"))
              .in("INBOX")
              .thatChanges(),
          ImapWork.shared(
                  "store-10k", 1, turn -> turn.command("STORE 1:* +FLAGS.SILENT (\\Answered)"))
              .in(LARGE)
              .after(turn -> turn.command("STORE 1:* -FLAGS.SILENT (\\Answered)"))
              .thatChanges(),
          ImapWork.shared(
                  "copy-1000",
                  1,
                  turn -> turn.command("COPY " + turn.thousand() + " " + turn.now("Copies")))
              .in(LARGE)
              .after(turn -> turn.renew("Copies"))
              .thatChanges(),
          ImapWork.shared("move-1000", 1, turn -> turn.command("MOVE 1:* " + turn.now("Moved")))
              .after(
                  turn -> {
                    fillScratch(turn);
                    turn.renew("Moved");
                  })
              .thatChanges(),
          ImapWork.shared("expunge-1000", 1, turn -> turn.command("EXPUNGE"))
              .after(
                  turn -> {
                    fillScratch(turn);
                    turn.command("STORE 1:* +FLAGS.SILENT (\\Deleted)");
                  })
              .thatChanges(),
          ImapWork.own("append", 8, turn -> turn.append("Sink", ImapMail.message(turn.any(10_000))))
              .thatChanges(),
          MixedWork.WORK);

  private ImapWorks() {}

  /** A mailbox of a thousand messages, selected. */
  private static void fillScratch(ImapTurn turn) throws IOException {
    turn.command("SELECT " + LARGE);
    turn.renew("Scratch");
    turn.command("COPY " + turn.thousand() + " " + turn.now("Scratch"));
    turn.command("SELECT " + turn.now("Scratch"));
  }

  /**
   * The works with these names, or all if there are no names.
   *
   * @throws IllegalArgumentException if a name is unknown
   */
  static List<ImapWork> named(List<String> names) {
    List<ImapWork> all = Stream.of(READING, SEARCHING, CHANGING).flatMap(List::stream).toList();
    List<String> known = all.stream().map(ImapWork::name).toList();
    if (!known.containsAll(names)) {
      throw new IllegalArgumentException("Of " + names + " not all are of " + known);
    }
    return all.stream().filter(work -> names.isEmpty() || names.contains(work.name())).toList();
  }
}
