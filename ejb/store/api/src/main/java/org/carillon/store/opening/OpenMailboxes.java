package org.carillon.store.opening;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.contract.Watch;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.database.SqlTransactions;
import org.carillon.store.ChangeHints;
import org.carillon.store.MailboxChanged;
import org.carillon.store.changes.ChangeFeed;
import org.carillon.store.index.IndexView;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.MailboxNames;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.rows.RefusedException;
import org.carillon.store.viewing.LoadedView;
import org.carillon.store.viewing.ViewRows;
import org.jboss.logging.Logger;

/**
 * The mailboxes that this node's sessions have open, and the changes they learn of: local commits,
 * hints from other nodes, and a comparison every few seconds that makes up for lost hints.
 */
public final class OpenMailboxes {
  private static final Logger LOG = Logger.getLogger(OpenMailboxes.class);
  private static final String COMPARE =
      """
      select account, id, case when removed is null then modseq else -1 end\
       from mailbox where id = any(?::bigint[])\
       union all select account, 0, modseq from mail_account where account = any(?::bigint[])\
      """;

  /** The cost of an open mailbox besides its messages, in messages. */
  private static final int OVERHEAD = 16;

  private record Key(long account, long mailbox) {}

  private final SqlTransactions transactions;
  private final ChangeHints hints;
  private final long mostMessages;
  private final ConcurrentHashMap<Key, OpenIndex> open = new ConcurrentHashMap<>();
  private final WatchedAccounts accounts = new WatchedAccounts();
  private final WatchedAccounts trees = new WatchedAccounts();
  private final WatchedAccounts rooms = new WatchedAccounts();
  private final Watched server = new Watched();
  private final MailboxNames names = new MailboxNames();
  private final List<TreeCache> memories = new CopyOnWriteArrayList<>();
  private final List<Runnable> anyChange = new CopyOnWriteArrayList<>();
  private final AtomicLong loadedSinceTrim = new AtomicLong();

  /**
   * Creates the set of open mailboxes.
   *
   * @param mostMessages the most messages of the views that are kept while no session uses them
   */
  public OpenMailboxes(SqlTransactions transactions, ChangeHints hints, long mostMessages) {
    this.transactions = transactions;
    this.hints = hints;
    this.mostMessages = mostMessages;
    hints.receive(this::hinted);
  }

  /** Adds a callback for any change in any mailbox, on any node. It must return at once. */
  public void onAnyChange(Runnable news) {
    anyChange.add(news);
  }

  private void tellAnyChange() {
    anyChange.forEach(Runnable::run);
  }

  /** Adds a memory that is told of changes of mailbox trees. */
  public void add(TreeCache memory) {
    memories.add(memory);
  }

  /** Returns the current view of the mailbox. */
  public IndexView view(long account, long mailbox) throws SQLException, RefusedException {
    return view(account, mailbox, 0);
  }

  /**
   * A mailbox as a session opens it.
   *
   * @param recentFrom the first UID that no session was told of before
   */
  public record Opened(IndexView view, long recentFrom) {}

  /**
   * Opens the mailbox of this name. Queries the database only for what this node does not know.
   *
   * @param claim true if the session is told of new messages, so that no later session is
   */
  public Opened open(long account, MailboxName name, boolean claim)
      throws SQLException, RefusedException {
    IndexView view = view(account, name);
    OpenIndex index = open.computeIfAbsent(new Key(account, view.mailbox()), OpenMailboxes::closed);
    if (view.uidNext() == 1) {
      index.tell(transactions);
    }
    return new Opened(view, index.recentFrom(transactions, view, claim));
  }

  /**
   * Returns the first UID of a view that no session was told of before.
   *
   * @param claim true if a session is told of its messages now
   */
  public long recentFrom(long account, MailboxView seen, boolean claim) throws SQLException {
    return open.computeIfAbsent(new Key(account, seen.mailbox()), OpenMailboxes::closed)
        .recentFrom(transactions, seen, claim);
  }

  private IndexView view(long account, MailboxName name) throws SQLException, RefusedException {
    Map<String, Long> known = names.of(account);
    Long remembered = known.get(name.path());
    if (remembered != null && open.containsKey(new Key(account, remembered))) {
      IndexView view = view(account, remembered);
      if (view.name().equals(name.path())) {
        return view;
      }
    }
    MailboxRow row =
        transactions
            .read(connection -> MailRows.mailbox(connection, account, name.path()))
            .orElseThrow(() -> RefusedException.noSuchMailbox(name));
    IndexView view = view(account, row.id, row.modseq);
    known.put(name.path(), row.id);
    return view;
  }

  /** Returns a view of the mailbox that is at least as new as a modseq that the caller has read. */
  public IndexView view(long account, long mailbox, long modseq)
      throws SQLException, RefusedException {
    Key key = new Key(account, mailbox);
    OpenIndex index = open.computeIfAbsent(key, OpenMailboxes::closed);
    index.hear(modseq);
    index.lastUsed = (int) (System.nanoTime() / 1_000_000_000);
    boolean cold = index.loaded().isEmpty();
    IndexView view = index.current(transactions).orElse(null);
    if (view == null) {
      forget(key);
      throw RefusedException.noSuchMailbox();
    }
    if (cold && loadedSinceTrim.addAndGet(view.size() + OVERHEAD) > mostMessages / 8) {
      trim();
    }
    return view;
  }

  /** Returns the mailbox's view as this node last read it; empty if it is not in memory. */
  public Optional<IndexView> loaded(long account, long mailbox) {
    return Optional.ofNullable(open.get(new Key(account, mailbox))).flatMap(OpenIndex::loaded);
  }

  /** Returns the view that matches a row that was read under the account's lock. */
  public IndexView locked(Connection connection, MailboxRow row) throws SQLException {
    Optional<IndexView> known = loaded(row.account, row.id);
    if (known.isPresent() && known.get().highestModseq() == row.modseqBefore) {
      return known.get();
    }
    if (known.isPresent()
        && ViewRows.refresh(connection, row.account, known.get())
            instanceof ViewRows.Refreshed.Now(IndexView now, _)) {
      return now;
    }
    return LoadedView.of(connection, row.account, row.id).orElseThrow().view();
  }

  /** Records a modseq read from a mailbox's row. Older data in memory is not used then. */
  public void read(long account, long mailbox, long modseq) {
    known(account, mailbox).ifPresent(index -> index.hear(modseq));
  }

  /** Returns the mailbox ids of an account's mailbox names, as this node last read them. */
  public Map<String, Long> names(long account) {
    return names.of(account);
  }

  /** Returns a mailbox that this node receives changes of. */
  public Optional<OpenIndex> known(long account, long mailbox) {
    return Optional.ofNullable(open.get(new Key(account, mailbox)));
  }

  /** Registers a mailbox, of which this node receives changes until the next comparison. */
  public void meet(long account, long mailbox) {
    open.computeIfAbsent(new Key(account, mailbox), OpenMailboxes::closed).forgetFigures();
  }

  private static OpenIndex closed(Key key) {
    return new OpenIndex(key.account, key.mailbox);
  }

  /** Registers a callback for changes of a mailbox. */
  public Watch watch(long account, long mailbox, Runnable onChange) {
    Key key = new Key(account, mailbox);
    open.compute(key, (k, index) -> watched(index == null ? closed(k) : index, onChange));
    return () ->
        open.computeIfPresent(
            key,
            (k, index) -> {
              index.remove(onChange);
              return index;
            });
  }

  /** Registers a callback for changes of any mailbox of an account, and of its tree. */
  public Watch watchAll(long account, Runnable onChange) {
    return accounts.watch(account, onChange);
  }

  /** Registers a callback for changes of an account's tree and of the rights to its mailboxes. */
  public Watch watchTree(long account, Runnable onChange) {
    return trees.watch(account, onChange);
  }

  /** Registers a callback that is called when mail has filled an account. */
  public Watch watchFullness(long account, Runnable onFull) {
    return rooms.watch(account, onFull);
  }

  private static OpenIndex watched(OpenIndex index, Runnable onChange) {
    index.add(onChange);
    return index;
  }

  /** Applies what this node has committed, and notifies sessions and other nodes. */
  public void committed(List<MailboxCommit> commits) {
    for (MailboxCommit commit : commits) {
      OpenIndex index = open.get(new Key(commit.row().account, commit.row().id));
      if (index != null) {
        index.apply(commit.row(), commit.change());
        callOfNews(index, commit.row().modseq);
      }
      accounts.hear(commit.row().account, commit.row().modseq);
      if (commit.filling()) {
        rooms.tell(commit.row().account);
      }
    }
    tellAnyChange();
    hints.send(commits.stream().flatMap(MailboxCommit::hints).toList());
  }

  /** Notifies sessions and other nodes that a commit changed the account's mailbox tree. */
  public void treeCommitted(long account, long modseq) {
    names.forget(account);
    memories.forEach(memory -> memory.forget(account));
    accounts.hear(account, modseq);
    trees.tell(account);
    tellAnyChange();
    hints.send(List.of(new MailboxChanged(account, 0, modseq)));
  }

  /**
   * Notifies sessions and other nodes that a commit of this node changed the rights to a mailbox.
   * Sessions that have it open check their rights again.
   */
  public void rightsCommitted(long account, long mailbox, long modseq) {
    treeCommitted(account, modseq);
    annotated(account, mailbox, modseq);
  }

  /** Notifies sessions and nodes that another user's mailbox is now, or no longer, shared. */
  public void shared(long account) {
    accounts.tell(account);
  }

  /**
   * Notifies sessions and other nodes that a commit of this node restored removed mailboxes.
   *
   * @param sharers the accounts that the mailboxes are shared with
   */
  public void returned(long account, List<Long> sharers, long modseq) {
    treeCommitted(account, modseq);
    sharers.forEach(this::shared);
  }

  /** Returns whether this node has the mailbox open; if so, the mailbox belongs to that account. */
  public boolean isOpen(long account, long mailbox) {
    OpenIndex index = open.get(new Key(account, mailbox));
    return index != null && index.loaded().isPresent();
  }

  /** Notifies sessions and nodes of a commit about a mailbox that its view does not show. */
  public void annotated(long account, long mailbox, long modseq) {
    MailboxChanged changed = new MailboxChanged(account, mailbox, modseq);
    told(changed);
    hints.send(List.of(changed));
  }

  /** Notifies sessions and other nodes that a commit of this node removed a mailbox. */
  public void removed(long account, long mailbox, long modseq) {
    gone(open.get(new Key(account, mailbox)));
    treeCommitted(account, modseq);
    hints.send(List.of(new MailboxChanged(account, mailbox, modseq)));
  }

  /** Notifies sessions and nodes of a commit to the server's annotations, seen by all users. */
  public void serverAnnotated(long count) {
    MailboxChanged changed = new MailboxChanged(ChangeLog.SERVER, 0, count);
    told(changed);
    hints.send(List.of(changed));
  }

  private void hinted(MailboxChanged hint) {
    told(hint);
    tellAnyChange();
    if (hint.mailbox() == 0) {
      trees.tell(hint.account());
    } else if (hint.mailbox() == MailboxChanged.FULL) {
      rooms.tell(hint.account());
    }
  }

  private void told(MailboxChanged hint) {
    if (hint.account() == ChangeLog.SERVER) {
      if (server.news(hint.modseq())) {
        accounts.tellAll();
      }
      return;
    }
    OpenIndex index = open.get(new Key(hint.account(), hint.mailbox()));
    if (index != null) {
      callOfNews(index, hint.modseq());
    }
    if (hint.mailbox() == 0) {
      names.forget(hint.account());
      memories.forEach(memory -> memory.forget(hint.account()));
    }
    accounts.hear(hint.account(), hint.modseq());
  }

  private static void callOfNews(OpenIndex index, long modseq) {
    if (index.news(modseq)) {
      index.callWatchers();
    }
  }

  /** Notifies the sessions that have the mailbox open. They find it gone at the next view. */
  private void gone(OpenIndex index) {
    if (index != null && index.news(Long.MAX_VALUE)) {
      names.forget(index.account);
      index.callWatchers();
    }
  }

  /** Compares everything that is open with the database, and drops idle mailboxes and counters. */
  public void compare() throws SQLException {
    trim();
    for (TreeCache memory : memories) {
      memory.compare();
    }
    long[] mailboxes = open.keySet().stream().mapToLong(Key::mailbox).toArray();
    long[] watched = accounts.ids();
    if (mailboxes.length == 0 && watched.length == 0) {
      return;
    }
    transactions.read(connection -> compare(connection, mailboxes, watched));
  }

  /**
   * Stores the views of large mailboxes that changed much since their views were stored.
   *
   * @param least the shortest time since then
   */
  public void keep(Duration least) throws SQLException {
    for (OpenIndex index : open.values()) {
      index.keep(transactions, least);
    }
  }

  private Void compare(Connection connection, long[] mailboxes, long[] watched)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(COMPARE)) {
      select.setObject(1, mailboxes);
      select.setObject(2, watched);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          compare(row.getLong(1), row.getLong(2), row.getLong(3));
        }
      }
    }
    compare(ChangeLog.SERVER, 0, ChangeFeed.serverModseq(connection));
    return null;
  }

  private void compare(long account, long mailbox, long modseq) {
    if (mailbox != 0 && modseq < 0) {
      gone(open.get(new Key(account, mailbox)));
    } else {
      told(new MailboxChanged(account, mailbox, modseq));
    }
  }

  /** Keeps the most recently used views within the bound, and drops mailboxes without sessions. */
  private void trim() {
    loadedSinceTrim.set(0);
    record Use(OpenIndex index, int lastUsed) {}
    List<Use> latestFirst =
        open.values().stream()
            .map(index -> new Use(index, index.lastUsed))
            .sorted(Comparator.comparingInt(Use::lastUsed).reversed())
            .toList();
    long kept = 0;
    for (Use use : latestFirst) {
      use.index.forgetFigures();
      kept += use.index.held() + OVERHEAD;
      if (kept > mostMessages) {
        use.index.weaken();
      }
      forget(new Key(use.index.account, use.index.mailbox));
    }
  }

  private void forget(Key key) {
    if (open.computeIfPresent(key, (k, index) -> index.idle() ? null : index) == null) {
      names.forget(key.account);
    }
  }
}
