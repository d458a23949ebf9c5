package org.carillon.mailbox.internal;

import java.util.List;
import java.util.function.LongConsumer;
import org.carillon.database.Pipeline;

/** Rows of {@code mail_change}: what happened at a modseq, and what was before. */
final class ChangeLog {
  static final int PLACED = 1;
  static final int FLAGGED = 2;
  static final int EXPUNGED = 3;
  static final int MADE = 4;
  static final int RENAMED = 5;
  static final int REMOVED = 6;
  static final int ANNOTATED = 7;
  static final int SUBSCRIBED = 8;
  static final int UNSUBSCRIBED = 9;

  /** Whose log tells of the server itself. */
  static final long SERVER = 0;

  private static final String INSERT_PLACED =
      """
      insert into mail_change (account, modseq, mailbox, uid, last_uid, kind, at)\
       select n.*, 1, now()\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])\
       as n (account, modseq, mailbox, uid, last_uid)\
      """;
  private static final String INSERT_FLAGGED =
      """
      insert into mail_change (account, modseq, mailbox, uid, flags, kind, at)\
       select n.*, 2, now()\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])\
       as n (account, modseq, mailbox, uid, flags)\
      """;
  private static final String INSERT_ANNOTATED =
      """
      insert into mail_change (account, modseq, mailbox, uid, kind, at, name)\
       select ?, ?, ?, n.number, 7, now(), n.entry\
       from unnest(?::text[]) with ordinality as n (entry, number)\
      """;
  private static final String INSERT_OF_SERVER =
      """
      insert into mail_change (account, modseq, mailbox, uid, kind, at, name)\
       select 0, (select coalesce(max(modseq), 0) + 1 from mail_change where account = 0),\
       0, n.number, 7, now(), n.entry\
       from unnest(?::text[]) with ordinality as n (entry, number) returning modseq\
      """;
  private static final String INSERT_TREE =
      """
      insert into mail_change (account, modseq, mailbox, uid, kind, at, name)\
       values (?, ?, ?, 0, ?, now(), ?)\
      """;

  private ChangeLog() {}

  /**
   * Neighbouring uids that came into a mailbox.
   *
   * @param first the first uid
   * @param last the last uid
   */
  record Placed(long account, long modseq, long mailbox, long first, long last) {}

  static void placed(Pipeline pipeline, List<Placed> placed) {
    pipeline.add(
        INSERT_PLACED,
        placed.stream().mapToLong(Placed::account).toArray(),
        placed.stream().mapToLong(Placed::modseq).toArray(),
        placed.stream().mapToLong(Placed::mailbox).toArray(),
        placed.stream().mapToLong(Placed::first).toArray(),
        placed.stream().mapToLong(Placed::last).toArray());
  }

  /**
   * A message whose flags were changed.
   *
   * @param before those it had
   */
  record Flagged(long account, long modseq, long mailbox, long uid, long before) {}

  static void flagged(Pipeline pipeline, List<Flagged> flagged) {
    pipeline.add(
        INSERT_FLAGGED,
        flagged.stream().mapToLong(Flagged::account).toArray(),
        flagged.stream().mapToLong(Flagged::modseq).toArray(),
        flagged.stream().mapToLong(Flagged::mailbox).toArray(),
        flagged.stream().mapToLong(Flagged::uid).toArray(),
        flagged.stream().mapToLong(Flagged::before).toArray());
  }

  /** Annotations of a mailbox, or of the account when it is 0, were set or removed. */
  static void annotated(Pipeline pipeline, AccountRow account, long mailbox, String[] entries) {
    pipeline.add(INSERT_ANNOTATED, account.account, account.step(), mailbox, entries);
  }

  /**
   * Annotations of the server, which everybody sees, were set or removed; gives how often that was.
   */
  static void annotatedServer(Pipeline pipeline, String[] entries, LongConsumer count) {
    pipeline.add(row -> count.accept(row.getLong(1)), INSERT_OF_SERVER, (Object) entries);
  }

  /** A mailbox was made, renamed or removed, or a name subscribed to or not any more. */
  static void tree(Pipeline pipeline, AccountRow account, long mailbox, int kind, String name) {
    pipeline.add(INSERT_TREE, account.account, account.step(), mailbox, kind, name);
  }
}
