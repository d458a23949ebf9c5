package org.carillon.archive.internal.restoring;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.carillon.archive.mail.ArchivedMailbox;
import org.carillon.database.Pipeline;

/**
 * How often a mailbox was restored with its numbers: each time its next uids and modseqs begin
 * further behind the saved ones, so that none is ever given out twice.
 *
 * @param times this time included
 */
public record RestoredTimes(int times) {
  /** More than any mailbox got between a backup and the loss of what came later, each time. */
  private static final long UID_GAP = 1_000_000;

  private static final long MODSEQ_GAP = 1L << 32;
  private static final long LAST_UID = 0xFFFF_FFFFL;

  private static final String TIMES =
      "select times from restored_mailbox where address = ? and uidvalidity = ?";
  private static final String ONCE_MORE =
      """
      insert into restored_mailbox values (?, ?, 1)\
       on conflict (address, uidvalidity) do update set times = restored_mailbox.times + 1\
      """;

  public static RestoredTimes of(Connection connection, String address, ArchivedMailbox mailbox)
      throws SQLException {
    int[] times = {1};
    new Pipeline()
        .add(row -> times[0] += row.getInt(1), TIMES, address, mailbox.uidValidity())
        .execute(connection);
    return new RestoredTimes(times[0]);
  }

  /** It is done. */
  public static void onceMore(Pipeline writes, String address, ArchivedMailbox mailbox) {
    writes.add(ONCE_MORE, address, mailbox.uidValidity());
  }

  /** The uid to go on with behind a saved one; empty when there are none left so far behind. */
  public OptionalLong uidNext(long saved) {
    long next = saved + times * UID_GAP;
    return next <= LAST_UID ? OptionalLong.of(next) : OptionalLong.empty();
  }

  /** The modseq to go on with behind a saved one. */
  public long modseq(long saved) {
    return saved + times * MODSEQ_GAP;
  }
}
