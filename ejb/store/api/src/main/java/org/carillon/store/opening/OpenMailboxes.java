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
 * The mailboxes that this node's sessions have open, and the news of them: local commits, hints
 * from other nodes, and a comparison every few seconds that heals what hints lost.
 */
public final class OpenMailboxes {
  private static final Logger LOG = Logger.getLogger(OpenMailboxes.class);
  private static final String COMPARE =
      """
      select account, id, case when removed is null then modseq else -1 end\
       from mailbox where id = any(?::bigint[])\
       union all select account, 0, modseq from mail_account where account = any(?::bigint[])\
      """;

  /** What an open mailbox costs besides its messages, in messages. */
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
  private final List<TreeMemory> memories = new CopyOnWriteArrayList<>();
  private final List<Runnable> anyChange = new CopyOnWriteArrayList<>();
  private final AtomicLong loadedSinceTrim = new AtomicLong();

  /**
   * Over a database.
   *
   * @param mostMessages of how many messages views are kept while no session shows them
   */
  public OpenMailboxes(SqlTransactions transactions, ChangeHints hints, long mostMessages) {
    this.transactions = transactions;
    this.hints = hints;
    this.mostMessages = mostMessages;
    hints.receive(this::hinted);
  }

  /**
   * From now on it is called when anything changed in anybody's mailboxes, by this node or another.
   * It returns at once.
   */
  public void onAnyChange(Runnable news) {
    anyChange.add(news);
  }

  private void tellAnyChange() {
    anyChange.forEach(Runnable::run);
  }

  /** From now on it hears of changes of trees. */
  public void add(TreeMemory memory) {
    memories.add(memory);
  }

  /** The mailbox as it is now. */
  public IndexView view(long account, long mailbox) throws SQLException, RefusedException {
    return view(account, mailbox, 0);
  }

  /**
   * A mailbox as a session opens it.
   *
   * @param recentFrom the first uid that no session was told of before
   */
  public record Opened(IndexView view, long recentFrom) {}

  /**
   * The mailbox of a name as it is now. Asks the database only for what this node does not know.
   *
   * @param claim whether the session is told of new messages, so that no later one is
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
   * The first uid of a view that no session was told of before.
   *
   * @param claim whether one is told of its messages now
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

  /** The mailbox as it is now, at least as new as a modseq the caller read. */
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

  /** The mailbox as this node last saw it; empty when it is not in memory. */
  public Optional<IndexView> loaded(long account, long mailbox) {
    return Optional.ofNullable(open.get(new Key(account, mailbox))).flatMap(OpenIndex::loaded);
  }

  /**
   * The mailbox as it is by its row, read by a transaction that has its account locked: from memory
   * if that is as new.
   */
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

  /** Somebody read a mailbox's modseq: what is kept of it is an answer only if it is as new. */
  public void read(long account, long mailbox, long modseq) {
    known(account, mailbox).ifPresent(index -> index.hear(modseq));
  }

  /** What the names of an account's mailboxes stood for when this node last looked. */
  public Map<String, Long> names(long account) {
    return names.of(account);
  }

  /** A mailbox that this node hears of. */
  public Optional<OpenIndex> known(long account, long mailbox) {
    return Optional.ofNullable(open.get(new Key(account, mailbox)));
  }

  /** From now on this node hears of a mailbox, until it compares. */
  public void meet(long account, long mailbox) {
    open.computeIfAbsent(new Key(account, mailbox), OpenMailboxes::closed).forgetFigures();
  }

  private static OpenIndex closed(Key key) {
    return new OpenIndex(key.account, key.mailbox);
  }

  /** Calls back after changes of a mailbox. */
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

  /** Calls back after changes of any mailbox of an account, and of its tree. */
  public Watch watchAll(long account, Runnable onChange) {
    return accounts.watch(account, onChange);
  }

  /** Calls back after changes of an account's tree, and of who may use its mailboxes. */
  public Watch watchTree(long account, Runnable onChange) {
    return trees.watch(account, onChange);
  }

  /** Calls back after mail has filled an account. */
  public Watch watchFullness(long account, Runnable onFull) {
    return rooms.watch(account, onFull);
  }

  private static OpenIndex watched(OpenIndex index, Runnable onChange) {
    index.add(onChange);
    return index;
  }

  /** Takes over what this node committed, and tells everybody. */
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

  /** The account's tree of mailboxes changed by a commit of this node. */
  public void treeCommitted(long account, long modseq) {
    names.forget(account);
    memories.forEach(memory -> memory.forget(account));
    accounts.hear(account, modseq);
    trees.tell(account);
    tellAnyChange();
    hints.send(List.of(new MailboxChanged(account, 0, modseq)));
  }

  /** Who may use a mailbox changed by a commit of this node: whoever has it open looks again. */
  public void rightsCommitted(long account, long mailbox, long modseq) {
    treeCommitted(account, modseq);
    annotated(account, mailbox, modseq);
  }

  /** Somebody's mailbox was shared with an account, or is no more, by a commit of this node. */
  public void shared(long account) {
    accounts.tell(account);
  }

  /**
   * Removed mailboxes were brought back by a commit of this node.
   *
   * @param sharers the accounts that they are shared with
   */
  public void returned(long account, List<Long> sharers, long modseq) {
    treeCommitted(account, modseq);
    sharers.forEach(this::shared);
  }

  /** Whether an account's mailbox is known here: then it is one of that account. */
  public boolean isOpen(long account, long mailbox) {
    OpenIndex index = open.get(new Key(account, mailbox));
    return index != null && index.loaded().isPresent();
  }

  /** Something about a mailbox that its view does not show changed by a commit of this node. */
  public void annotated(long account, long mailbox, long modseq) {
    MailboxChanged changed = new MailboxChanged(account, mailbox, modseq);
    told(changed);
    hints.send(List.of(changed));
  }

  /** A mailbox was removed by a commit of this node. */
  public void removed(long account, long mailbox, long modseq) {
    gone(open.get(new Key(account, mailbox)));
    treeCommitted(account, modseq);
    hints.send(List.of(new MailboxChanged(account, mailbox, modseq)));
  }

  /** The server's annotations, which everybody sees, were changed by a commit of this node. */
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

  /** Whoever has it open is told, and finds it gone when asking for the view. */
  private void gone(OpenIndex index) {
    if (index != null && index.news(Long.MAX_VALUE)) {
      names.forget(index.account);
      index.callWatchers();
    }
  }

  /** Compares everything that is open with the database, and forgets what is idle and figures. */
  public void compare() throws SQLException {
    trim();
    for (TreeMemory memory : memories) {
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
   * Keeps the views of large mailboxes that changed much since theirs were kept.
   *
   * @param least how long ago that was at least
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

  /** Keeps the views within their bound, those used last; and forgets what nobody shows. */
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
