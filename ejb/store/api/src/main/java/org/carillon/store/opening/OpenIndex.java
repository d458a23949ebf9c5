package org.carillon.store.opening;

import java.lang.ref.WeakReference;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxStatus;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.database.SqlTransactions;
import org.carillon.store.index.IndexView;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.rows.RefusedException;
import org.carillon.store.viewing.LoadedView;
import org.carillon.store.viewing.MailboxFigures;
import org.carillon.store.viewing.StoredViews;
import org.carillon.store.viewing.ViewChange;
import org.carillon.store.viewing.ViewRows;

/**
 * The view of one mailbox that all sessions of this node share, as far as it was read. If there are
 * many views, it is held weakly: only as long as a session shows it.
 */
public final class OpenIndex extends Watched {
  final long account;
  public final long mailbox;

  /** The time of the last use, in seconds of {@link System#nanoTime()}. */
  volatile int lastUsed;

  /** Messages below this UID are known not to be recent in any session any more. */
  private volatile long claimed;

  /** True if the database has recorded that clients may know the UIDVALIDITY. */
  private volatile boolean told;

  private volatile IndexView view;

  private volatile MailboxFigures figures;

  /** The modseq of the view that the database stores, as far as this node knows. */
  private volatile long kept;

  /** The time when this node stored it, by {@link System#nanoTime()}; 0 if it did not. */
  private volatile long keptAt;

  private WeakReference<IndexView> shown = new WeakReference<>(null);

  public OpenIndex(long account, long mailbox) {
    this.account = account;
    this.mailbox = mailbox;
  }

  /** Returns the current view; empty if the mailbox is gone. */
  Optional<IndexView> current(SqlTransactions transactions) throws SQLException {
    IndexView now = view;
    if (now != null && now.highestModseq() >= heard()) {
      return Optional.of(now);
    }
    return read(transactions);
  }

  private synchronized Optional<IndexView> read(SqlTransactions transactions) throws SQLException {
    IndexView known = view == null ? shown.get() : view;
    Optional<IndexView> now = known == null ? load(transactions) : read(transactions, known);
    view = now.orElse(null);
    now.ifPresent(read -> hear(read.highestModseq()));
    return now;
  }

  private Optional<IndexView> read(SqlTransactions transactions, IndexView known)
      throws SQLException {
    if (known.highestModseq() >= heard()) {
      return Optional.of(known);
    }
    return switch (transactions.read(connection -> ViewRows.refresh(connection, account, known))) {
      case ViewRows.Refreshed.Now(IndexView now, _) -> Optional.of(now);
      case ViewRows.Refreshed.Gone() -> Optional.empty();
      case ViewRows.Refreshed.Untold() -> load(transactions);
    };
  }

  /** Loads the view in a transaction, so that the driver reads the rows in portions. */
  private Optional<IndexView> load(SqlTransactions transactions) throws SQLException {
    Optional<LoadedView> loaded =
        transactions.write(connection -> LoadedView.of(connection, account, mailbox));
    kept = loaded.map(LoadedView::kept).orElse(0L);
    return loaded.map(LoadedView::view);
  }

  /**
   * Stores the view in the database if that is worth it.
   *
   * @param least the shortest time since it was last stored
   */
  public void keep(SqlTransactions transactions, Duration least) throws SQLException {
    IndexView now = view;
    long time = System.nanoTime();
    boolean due = keptAt == 0 || time - keptAt >= least.toNanos();
    if (now == null || !due || !StoredViews.deserves(now, kept)) {
      return;
    }
    transactions.write(
        connection -> {
          StoredViews.keep(connection, now);
          return now;
        });
    kept = now.highestModseq();
    keptAt = time;
  }

  /**
   * Applies the changes of a transaction of this node if the view is the one before them. Otherwise
   * the changes are read when the view is next requested.
   */
  synchronized void apply(MailboxRow row, ViewChange change) {
    IndexView before = view;
    if (before != null
        && before.highestModseq() == row.modseqBefore
        && change.explainedBy(before.keywords())) {
      view =
          change.applyTo(
              before,
              new IndexView.Head(
                  mailbox, row.name, row.uidValidity, row.uidNext, row.modseq, before.keywords()));
    }
    hear(row.modseq);
  }

  /** Returns the current counters of the mailbox, if in memory and under this name. */
  public Optional<MailboxStatus> status(String name) {
    MailboxFigures known = figures;
    return known != null
            && known.status().highestModseq() >= heard()
            && known.recentFrom() >= claimed
            && known.name().equals(name)
        ? Optional.of(known.status())
        : Optional.empty();
  }

  /** Keeps counters that were read from the database. */
  public void keep(MailboxFigures read) {
    figures = read;
  }

  void forgetFigures() {
    figures = null;
  }

  /**
   * Returns the first UID of a view that no session was told of (RFC 3501 §2.3.2).
   *
   * @param claim true if a session is told of the messages now
   */
  long recentFrom(SqlTransactions transactions, MailboxView seen, boolean claim)
      throws SQLException {
    if (seen.uidNext() <= claimed) {
      return seen.uidNext();
    }
    long from =
        transactions.read(
            connection ->
                claim
                    ? MailRows.claimRecent(connection, seen)
                    : MailRows.recentFrom(connection, seen));
    claimed = Math.max(claimed, claim ? seen.uidNext() : from);
    return from;
  }

  /** Records that a client is going to know the UIDVALIDITY. */
  void tell(SqlTransactions transactions) throws SQLException, RefusedException {
    if (!told) {
      transactions.<Void, RefusedException>write(
          connection -> {
            MailRows.tell(connection, mailbox);
            return null;
          });
      told = true;
    }
  }

  /** Returns the view if it is in memory and not held weakly. */
  Optional<IndexView> loaded() {
    return Optional.ofNullable(view);
  }

  /** Returns the number of messages that the view keeps in memory; 0 if it is held weakly. */
  int held() {
    IndexView now = view;
    return now == null ? 0 : now.size();
  }

  /** Keeps the view only as long as a session uses it. */
  synchronized void weaken() {
    if (view != null) {
      shown = new WeakReference<>(view);
      view = null;
    }
  }

  /** Returns whether this can be dropped without loss: it has no view, and nobody watches it. */
  synchronized boolean idle() {
    return view == null && shown.get() == null && !isWatched();
  }
}
