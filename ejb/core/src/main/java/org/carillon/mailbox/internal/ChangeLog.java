package org.carillon.mailbox.internal;

import java.util.List;
import org.carillon.database.Pipeline;

/** Rows of {@code mail_change}: what happened at a modseq, and what was before. */
final class ChangeLog {
  static final int PLACED = 1;
  static final int FLAGGED = 2;
  static final int EXPUNGED = 3;
  static final int MADE = 4;
  static final int RENAMED = 5;
  static final int REMOVED = 6;

  private static final String INSERT_PLACED =
      """
      insert into mail_change (account, modseq, mailbox, uid, last_uid, kind, at)\
       select n.*, 1, now()\
       from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])\
       as n (account, modseq, mailbox, uid, last_uid)\
      """;
  private static final String INSERT_FLAGGED =
      """
      insert into mail_change (account, modseq, mailbox, kind, at, uid, flags)\
       select ?, ?, ?, 2, now(), n.uid, n.flags\
       from unnest(?::bigint[], ?::bigint[]) as n (uid, flags)\
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

  /** Flags were changed; {@code before} are those they had. */
  static void flagged(
      Pipeline pipeline, AccountRow account, MailboxRow mailbox, long[] uids, long[] before) {
    pipeline.add(INSERT_FLAGGED, account.account, account.step(), mailbox.id, uids, before);
  }

  /** A mailbox was made, renamed or removed. */
  static void tree(Pipeline pipeline, AccountRow account, long mailbox, int kind, String name) {
    pipeline.add(INSERT_TREE, account.account, account.step(), mailbox, kind, name);
  }
}
