package org.carillon.store.seen;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.database.Pipeline;

/** Reads and writes the rows of {@code mailbox_seen}. */
public final class SeenRows {
  private static final String CLEAN =
      """
      delete from mailbox_seen s where s.mailbox = ? and s.reader = ? and not exists\
       (select 1 from placement p where p.mailbox = s.mailbox and p.uid = s.uid)\
      """;
  private static final String SINCE =
      """
      select uid, modseq, seen from mailbox_seen where mailbox = ? and reader = ? and modseq > ?\
      """;
  private static final String COUNT =
      """
      select count(*) from mailbox_seen s join placement p on p.mailbox = s.mailbox\
       and p.uid = s.uid where s.mailbox = ? and s.reader = ? and s.seen\
      """;
  private static final String MARK =
      """
      insert into mailbox_seen (mailbox, reader, uid, modseq, seen)\
       select ?, ?, n.uid, ?, ? from unnest(?::bigint[]) as n (uid)\
       on conflict (mailbox, reader, uid)\
       do update set modseq = excluded.modseq, seen = excluded.seen\
      """;

  private SeenRows() {}

  /** Removes the marks of messages that do not exist any more, and reads the others. */
  public static SeenMarks load(Connection connection, long mailbox, long reader)
      throws SQLException {
    new Pipeline().add(CLEAN, mailbox, reader).execute(connection);
    return refresh(connection, mailbox, reader, SeenMarks.NONE);
  }

  /** Reads the marks set since. */
  public static SeenMarks refresh(Connection connection, long mailbox, long reader, SeenMarks known)
      throws SQLException {
    List<SeenMarks.Mark> later = new ArrayList<>();
    new Pipeline()
        .add(
            row -> later.add(new SeenMarks.Mark(row.getLong(1), row.getLong(2), row.getBoolean(3))),
            SINCE,
            mailbox,
            reader,
            known.highest())
        .execute(connection);
    return known.with(later);
  }

  /** Returns the number of messages that a reader has marked as seen. */
  public static long count(Connection connection, long mailbox, long reader) throws SQLException {
    List<Long> found = new ArrayList<>(1);
    new Pipeline()
        .add(row -> found.add(row.getLong(1)), COUNT, mailbox, reader)
        .execute(connection);
    return found.getFirst();
  }

  /** Marks messages, with the owner's account locked. */
  public static void mark(
      Pipeline pipeline, long mailbox, long reader, long modseq, boolean seen, long[] uids) {
    pipeline.add(MARK, mailbox, reader, modseq, seen, uids);
  }
}
