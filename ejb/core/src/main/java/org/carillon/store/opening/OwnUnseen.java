package org.carillon.store.opening;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.carillon.contract.mailbox.folders.MailboxStatus;
import org.carillon.store.seen.SeenRows;
import org.carillon.store.viewing.MailboxFigures;

/**
 * How many messages readers have marked seen who have a {@code \Seen} of their own: counting them
 * goes through all marks, so what was counted stays until the mailbox changes.
 */
public final class OwnUnseen {
  private static final int MOST = 10_000;

  private final Map<Key, Counted> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Counted> eldest) {
          return size() > MOST;
        }
      };

  private record Key(long mailbox, long reader) {}

  private record Counted(long modseq, long seen) {}

  /** A mailbox's figures to a reader; they were read in the same transaction. */
  public MailboxStatus of(Connection connection, MailboxFigures figures, long reader)
      throws SQLException {
    Key key = new Key(figures.mailbox(), reader);
    long modseq = figures.status().highestModseq();
    Counted counted;
    synchronized (known) {
      counted = known.get(key);
    }
    if (counted == null || counted.modseq != modseq) {
      counted = new Counted(modseq, SeenRows.count(connection, figures.mailbox(), reader));
      synchronized (known) {
        known.put(key, counted);
      }
    }
    return figures.status().withUnseen(figures.status().messages() - counted.seen);
  }
}
