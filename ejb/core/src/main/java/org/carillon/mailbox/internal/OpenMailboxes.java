package org.carillon.mailbox.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.contract.Watch;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.ChangeHints;
import org.carillon.mailbox.MailboxChanged;

/**
 * The mailboxes that this node's sessions have open, and the news of them: local commits, hints
 * from other nodes, and a comparison every few seconds that heals what hints lost.
 */
final class OpenMailboxes {
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
  private final ConcurrentHashMap<Long, Watched> accounts = new ConcurrentHashMap<>();
  private final AtomicLong loadedSinceTrim = new AtomicLong();

  /**
   * Over a database.
   *
   * @param mostMessages of how many messages views are kept while no session shows them
   */
  OpenMailboxes(SqlTransactions transactions, ChangeHints hints, long mostMessages) {
    this.transactions = transactions;
    this.hints = hints;
    this.mostMessages = mostMessages;
    hints.receive(this::told);
  }

  /** The mailbox as it is now. */
  IndexView view(long account, long mailbox) throws SQLException, Hindrance {
    return view(account, mailbox, 0);
  }

  /** The mailbox as it is now, at least as new as a modseq the caller read. */
  IndexView view(long account, long mailbox, long modseq) throws SQLException, Hindrance {
    Key key = new Key(account, mailbox);
    OpenIndex index = open.computeIfAbsent(key, OpenMailboxes::closed);
    index.hear(modseq);
    index.lastUsed = (int) (System.nanoTime() / 1_000_000_000);
    boolean cold = !index.loaded();
    IndexView view = index.current(transactions).orElse(null);
    if (view == null) {
      forget(key);
      throw Hindrance.noSuchMailbox();
    }
    if (cold && loadedSinceTrim.addAndGet(view.size() + OVERHEAD) > mostMessages / 8) {
      trim();
    }
    return view;
  }

  private static OpenIndex closed(Key key) {
    return new OpenIndex(key.account, key.mailbox);
  }

  /** Calls back after changes of a mailbox. */
  Watch watch(long account, long mailbox, Runnable onChange) {
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
  Watch watchAll(long account, Runnable onChange) {
    accounts.compute(
        account, (k, watched) -> watched(watched == null ? new Watched() : watched, onChange));
    return () ->
        accounts.computeIfPresent(
            account,
            (k, watched) -> {
              watched.remove(onChange);
              return watched.isWatched() ? watched : null;
            });
  }

  private static <W extends Watched> W watched(W watched, Runnable onChange) {
    watched.add(onChange);
    return watched;
  }

  /** Takes over what this node committed, and tells everybody. */
  void committed(List<MailboxCommit> commits) {
    for (MailboxCommit commit : commits) {
      OpenIndex index = open.get(new Key(commit.row().account, commit.row().id));
      if (index != null) {
        index.apply(commit.row(), commit.change());
        index.callWatchers();
      }
      tellAccount(commit.row().account, commit.row().modseq);
    }
    hints.send(commits.stream().map(MailboxCommit::hint).toList());
  }

  /** The account's tree of mailboxes changed by a commit of this node. */
  void treeCommitted(long account, long modseq) {
    tellAccount(account, modseq);
    hints.send(List.of(new MailboxChanged(account, 0, modseq)));
  }

  /** A mailbox was removed by a commit of this node. */
  void removed(long account, long mailbox, long modseq) {
    gone(open.get(new Key(account, mailbox)));
    treeCommitted(account, modseq);
    hints.send(List.of(new MailboxChanged(account, mailbox, modseq)));
  }

  private void told(MailboxChanged hint) {
    OpenIndex index = open.get(new Key(hint.account(), hint.mailbox()));
    if (index != null && index.hear(hint.modseq())) {
      index.callWatchers();
    }
    tellAccount(hint.account(), hint.modseq());
  }

  private void tellAccount(long account, long modseq) {
    Watched watched = accounts.get(account);
    if (watched != null && watched.hear(modseq)) {
      watched.callWatchers();
    }
  }

  /** Whoever has it open is told, and finds it gone when asking for the view. */
  private static void gone(OpenIndex index) {
    if (index != null && index.hear(Long.MAX_VALUE)) {
      index.callWatchers();
    }
  }

  /** Compares everything that is open with the database, in one query, and forgets what is idle. */
  void compare() throws SQLException {
    trim();
    long[] mailboxes = open.keySet().stream().mapToLong(Key::mailbox).toArray();
    long[] watched = accounts.keySet().stream().mapToLong(Long::longValue).toArray();
    if (mailboxes.length == 0 && watched.length == 0) {
      return;
    }
    transactions.read(connection -> compare(connection, mailboxes, watched));
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
      kept += use.index.held() + OVERHEAD;
      if (kept > mostMessages) {
        use.index.weaken();
      }
      forget(new Key(use.index.account, use.index.mailbox));
    }
  }

  private void forget(Key key) {
    open.computeIfPresent(key, (k, index) -> index.idle() ? null : index);
  }
}
