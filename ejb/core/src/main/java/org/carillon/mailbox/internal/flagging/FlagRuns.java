package org.carillon.mailbox.internal.flagging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.carillon.contract.mailbox.UidSet;

/**
 * Runs in one mailbox, in the order in which they were. A message's row of an older modseq shows
 * nothing of a run; one of the run's modseq or a newer shows all of it. So it never matters how
 * many of them a row has taken over. For one thread.
 */
public final class FlagRuns {
  private static final String PENDING =
      """
      select uid, last_uid, modseq, flags, cleared from mail_change\
       where account = ? and mailbox = ? and pending\
      """;

  private final List<FlagRun> runs;
  private final FlagSweep sweep;

  /** Of runs in any order. */
  public FlagRuns(List<FlagRun> runs) {
    this.runs =
        runs.stream()
            .sorted(Comparator.comparingLong(FlagRun::modseq).thenComparingLong(FlagRun::first))
            .toList();
    this.sweep = new FlagSweep(this.runs);
  }

  /** Those that the placements of a mailbox do not all show. */
  public static FlagRuns pending(Connection connection, long account, long mailbox)
      throws SQLException {
    List<FlagRun> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(PENDING)) {
      select.setLong(1, account);
      select.setLong(2, mailbox);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(
              new FlagRun(
                  row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
        }
      }
    }
    return new FlagRuns(found);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return runs.isEmpty();
  }

  /** The modseq of the last; 0 when there is none. */
  public long highestModseq() {
    return runs.isEmpty() ? 0 : runs.getLast().modseq();
  }

  /** The uids that any of them is about. */
  public UidSet uids() {
    return UidSet.ofRanges(
        runs.stream().flatMapToLong(run -> LongStream.of(run.first(), run.last())).toArray());
  }

  /** Those that touch some uids. */
  public FlagRuns within(long first, long last) {
    return new FlagRuns(
        runs.stream().filter(run -> run.first() <= last && run.last() >= first).toList());
  }

  /**
   * A message's flags.
   *
   * @param modseq of the change that made them
   */
  public record State(long flags, long modseq) {}

  /**
   * A message's flags after those runs that came later than its row shows. Cheap by ascending uid.
   */
  public State settle(long uid, long flags, long modseq) {
    return sweep.settle(uid, flags, modseq);
  }
}
