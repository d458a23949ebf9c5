package org.carillon.store.opening;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.SQLException;
import org.carillon.contract.mailbox.folders.MailboxStatus;
import org.carillon.store.seen.SeenRows;
import org.carillon.store.viewing.MailboxFigures;

/**
 * The number of messages that readers with their own {@code \Seen} have marked as seen. Counting
 * reads all marks, so a count is kept until the mailbox changes.
 */
public final class ReaderUnseenCounts {
  private static final int MOST = 10_000;

  private final Cache<Key, Counted> known =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST).build();

  private record Key(long mailbox, long reader) {}

  private record Counted(long modseq, long seen) {}

  /** Returns a mailbox's counters for a reader. The figures must be of the same transaction. */
  public MailboxStatus of(Connection connection, MailboxFigures figures, long reader)
      throws SQLException {
    Key key = new Key(figures.mailbox(), reader);
    long modseq = figures.status().highestModseq();
    Counted counted = known.getIfPresent(key);
    if (counted == null || counted.modseq != modseq) {
      counted = new Counted(modseq, SeenRows.count(connection, figures.mailbox(), reader));
      known.put(key, counted);
    }
    return figures.status().withUnseen(figures.status().messages() - counted.seen);
  }
}
