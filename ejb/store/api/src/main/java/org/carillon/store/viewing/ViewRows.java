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

/** Makes views of what the {@link ViewLog} tells, and brings them up to date. */
public final class ViewRows {
  private ViewRows() {}

  /**
   * Reads a whole mailbox; empty when the account has no such mailbox.
   *
   * @param connection one in a transaction, so that the driver need not gather all rows first
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
    // Read last: the flags may only have bits that the keywords explain.
    List<String> keywords = Keywords.of(connection, mailbox).names();
    FlagRuns runs = new FlagRuns(pending);
    Chunk[] settled =
        Arrays.stream(chunks.toArray()).map(chunk -> chunk.after(runs)).toArray(Chunk[]::new);
    return Optional.of(new IndexView(head.withKeywords(keywords), settled));
  }

  /** What a log that may have been trimmed tells of a view's mailbox. */
  public sealed interface Refreshed {

    /**
     * The mailbox as it is now.
     *
     * @param messages how many it counts
     */
    record Now(IndexView view, long messages) implements Refreshed {}

    /** The account has no such mailbox any more. */
    record Gone() implements Refreshed {}

    /** The log was trimmed since the view: it does not tell everything any more. */
    record Untold() implements Refreshed {}
  }

  /** Reads what changed since a view. */
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

  /** Mostly they are the same, and kept once. */
  private static List<String> keywords(IndexView view, List<String> now) {
    return now.equals(view.keywords()) ? view.keywords() : now;
  }
}
