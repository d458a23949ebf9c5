package org.carillon.store.viewing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.store.changes.ViewLog;
import org.carillon.store.index.Chunk;
import org.carillon.store.index.ChunkList;
import org.carillon.store.index.FlagRun;
import org.carillon.store.index.FlagRuns;
import org.carillon.store.index.IndexView;
import org.carillon.store.rows.Keywords;

/** Makes views from what {@link ViewLog} reads, and brings them up to date. */
public final class ViewRows {
  private ViewRows() {}

  /**
   * Reads a whole mailbox; empty if the account has no such mailbox.
   *
   * @param connection a connection in a transaction, so that the driver need not gather all rows
   *     first
   */
  public static Optional<IndexView> load(Connection connection, long account, long mailbox)
      throws SQLException {
    ChunkList chunks = new ChunkList();
    List<FlagRun> pending = new ArrayList<>();
    Optional<ViewLog.Loaded> loaded =
        ViewLog.load(connection, account, mailbox, pending::add, chunks::append);
    if (loaded.isEmpty()) {
      return Optional.empty();
    }
    ViewLog.Loaded row = loaded.get();
    IndexView.Head head =
        new IndexView.Head(
            mailbox, row.name(), row.uidValidity(), row.uidNext(), row.modseq(), List.of());
    // The keywords are read last, so that every bit in the flags has a keyword.
    List<String> keywords = Keywords.of(connection, mailbox).names();
    FlagRuns runs = new FlagRuns(pending);
    Chunk[] settled =
        Arrays.stream(chunks.toArray()).map(chunk -> chunk.after(runs)).toArray(Chunk[]::new);
    return Optional.of(new IndexView(head.withKeywords(keywords), settled));
  }

  /** The result of refreshing a view from a log that may have been trimmed. */
  public sealed interface Refreshed {

    /**
     * The current view.
     *
     * @param messages the mailbox's message counter
     */
    record Now(IndexView view, long messages) implements Refreshed {}

    /** The account has no such mailbox any more. */
    record Gone() implements Refreshed {}

    /** The log was trimmed since the view and is not complete any more. */
    record Untold() implements Refreshed {}
  }

  /** Reads the changes since a view. */
  public static Refreshed refresh(Connection connection, long account, IndexView view)
      throws SQLException {
    ViewChange change = new ViewChange();
    Optional<ViewLog.Refreshed> refreshed =
        ViewLog.refresh(
            connection, account, view.mailbox(), view.highestModseq(), view.uidNext(), change);
    if (refreshed.isEmpty()) {
      return new Refreshed.Gone();
    }
    ViewLog.Refreshed row = refreshed.get();
    if (view.highestModseq() < Math.min(row.modseq(), row.logFrom())) {
      return new Refreshed.Untold();
    }
    return new Refreshed.Now(
        change.applyTo(
            view,
            new IndexView.Head(
                view.mailbox(),
                row.name(),
                row.uidValidity(),
                row.uidNext(),
                row.modseq(),
                keywords(view, row.keywords()))),
        row.messages());
  }

  /** Returns the view's list if it is equal, as it mostly is, so that one copy is kept. */
  private static List<String> keywords(IndexView view, List<String> now) {
    return now.equals(view.keywords()) ? view.keywords() : now;
  }
}
