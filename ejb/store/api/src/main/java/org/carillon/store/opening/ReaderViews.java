package org.carillon.store.opening;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.store.index.IndexView;
import org.carillon.store.index.ReaderView;
import org.carillon.store.index.Uids;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.rows.RefusedException;
import org.carillon.store.seen.AccessedMailbox;
import org.carillon.store.seen.SeenMode;
import org.carillon.store.seen.SeenRows;

/** Mailboxes as their readers see them, some with an own {@code \Seen}. Recent marks are cached. */
public final class ReaderViews {
  private static final int MOST = 2_000;

  private static final int MARK_OCTETS = 17;

  /** The most marks that stay in memory. They take one part in 64 of the heap. */
  private static final long MOST_MARKS = Runtime.getRuntime().maxMemory() / 64 / MARK_OCTETS;

  /** The most messages marked in one transaction, with a row for each, besides the counters. */
  public static final int STEP = 990;

  private final SqlTransactions transactions;
  private final OpenMailboxes open;
  private final long mostMarks;
  private final Map<Key, Kept> known = new LinkedHashMap<>(64, 0.75f, true);
  private long marks;

  private record Key(long mailbox, long reader) {}

  /** A reader's marks, and their number when they were last counted. */
  private static final class Kept {
    final ReaderSeen seen;
    int counted;

    Kept(ReaderSeen seen) {
      this.seen = seen;
    }
  }

  public ReaderViews(SqlTransactions transactions, OpenMailboxes open) {
    this(transactions, open, MOST_MARKS);
  }

  /** Creates the views with a bound on the marks that stay in memory. */
  public ReaderViews(SqlTransactions transactions, OpenMailboxes open, long mostMarks) {
    this.transactions = transactions;
    this.open = open;
    this.mostMarks = mostMarks;
  }

  /** Returns the reader's view of a mailbox that was just opened. */
  public MailboxView of(AccessedMailbox place, IndexView opened, long reader)
      throws SQLException, RefusedException {
    return place.seen().equals(SeenMode.COMMON) ? opened : of(place, opened.mailbox(), reader);
  }

  /** Returns the reader's view of the current mailbox. */
  public MailboxView of(AccessedMailbox place, long mailbox, long reader)
      throws SQLException, RefusedException {
    if (place.seen().equals(SeenMode.COMMON)) {
      return open.view(place.owner(), mailbox);
    }
    MailboxView view = seen(place.owner(), mailbox, reader).view(place.seen());
    count(new Key(mailbox, reader));
    return view;
  }

  /** Returns the reader's view of the mailbox within a transaction that has the account locked. */
  public MailboxView locked(
      Connection connection, AccessedMailbox place, IndexView base, long reader)
      throws SQLException {
    return seen(place.owner(), base.mailbox(), reader).locked(connection, base, place.seen());
  }

  private ReaderSeen seen(long owner, long mailbox, long reader) {
    synchronized (known) {
      return known.computeIfAbsent(
              new Key(mailbox, reader),
              key -> new Kept(new ReaderSeen(open, transactions, owner, mailbox, reader)))
          .seen;
    }
  }

  /** Counts a reader's marks, and drops those used longest ago if there are too many. */
  private void count(Key key) {
    synchronized (known) {
      Kept used = known.get(key);
      if (used != null) {
        marks -= used.counted;
        used.counted = used.seen.size();
        marks += used.counted;
      }
      Iterator<Kept> eldest = known.values().iterator();
      while (known.size() > MOST || marks > mostMarks && eldest.hasNext()) {
        marks -= eldest.next().counted;
        eldest.remove();
      }
    }
  }

  long marks() {
    synchronized (known) {
      return marks;
    }
  }

  /** Marks messages as seen or unseen for one reader only. */
  public void mark(AccessedMailbox place, long mailbox, long reader, UidSet wanted, boolean seen)
      throws SQLException, RefusedException {
    MailboxView view = of(place, mailbox, reader);
    long[] uids =
        Arrays.stream(Uids.in(ReaderView.base(view), wanted))
            .filter(uid -> Flag.SEEN.in(view.flags(view.indexOf(uid))) != seen)
            .toArray();
    for (int from = 0; from < uids.length; from += STEP) {
      long[] step = Uids.step(uids, from, STEP);
      MailboxRow row =
          transactions.write(
              connection -> mark(connection, place.owner(), mailbox, reader, step, seen));
      open.annotated(row.account, row.id, row.modseq);
    }
  }

  /** Marks messages with the account locked, and returns the mailbox's row afterwards. */
  public static MailboxRow mark(
      Connection connection, long owner, long mailbox, long reader, long[] uids, boolean seen)
      throws SQLException, RefusedException {
    MailRows.Locked locked = MailRows.lock(connection, owner, mailbox);
    MailboxRow marked = locked.mailbox();
    marked.modseq = locked.owner().step();
    Pipeline writes = new Pipeline();
    SeenRows.mark(writes, mailbox, reader, marked.modseq, seen, uids);
    MailRows.save(writes, List.of(locked.owner()), List.of(marked));
    writes.execute(connection);
    return marked;
  }
}
