package org.carillon.archive.internal.restoring;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.carillon.archive.mail.ArchivedMailbox;
import org.carillon.database.Pipeline;

/**
 * The number of times that a mailbox was restored with its numbers. Each time its next UIDs and
 * modseqs start further after the saved ones, so that none is ever given out twice.
 *
 * @param times the number of times, including this one
 */
public record RestorationCount(int times) {
  /** The gap: more UIDs than a mailbox gets between a backup and the loss of later mail. */
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

  public static RestorationCount of(Connection connection, String address, ArchivedMailbox mailbox)
      throws SQLException {
    int[] times = {1};
    new Pipeline()
        .add(row -> times[0] += row.getInt(1), TIMES, address, mailbox.uidValidity())
        .execute(connection);
    return new RestorationCount(times[0]);
  }

  /** Notes that the mailbox was restored once more. */
  public static void onceMore(Pipeline writes, String address, ArchivedMailbox mailbox) {
    writes.add(ONCE_MORE, address, mailbox.uidValidity());
  }

  /** Returns the next UID to use after a saved one, or empty if no UIDs are left after the gap. */
  public OptionalLong uidNext(long saved) {
    long next = saved + times * UID_GAP;
    return next <= LAST_UID ? OptionalLong.of(next) : OptionalLong.empty();
  }

  /** Returns the next modseq to use after a saved one. */
  public long modseq(long saved) {
    return saved + times * MODSEQ_GAP;
  }
}
