package org.carillon.mailbox.internal.placing;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.CollectionItemPort;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.collection.CollectionRows;
import org.carillon.store.collection.MirrorWriting;
import org.carillon.store.expunging.Expunger;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.rows.RefusedException;

/** EXPUNGE, COPY and MOVE from collections other than mail, whose listener is notified before. */
public final class ItemRemovals {
  /** The highest possible UID. */
  private static final long ALL = 0xffffffffL;

  private final SqlTransactions transactions;
  private final Expunger expunger;
  private final CollectionItemPort items;

  /** Creates this with {@code items}, which is notified. */
  public ItemRemovals(SqlTransactions transactions, Expunger expunger, CollectionItemPort items) {
    this.transactions = transactions;
    this.expunger = expunger;
    this.items = items;
  }

  /** Removes messages that have \Deleted; all, or only those in a set. */
  UidSet expunge(long owner, long mailbox, Optional<UidSet> only)
      throws SQLException, IOException, RefusedException {
    requireChangeable(mailbox);
    if (kind(mailbox) == CollectionKind.MAIL) {
      return expunger.expunge(owner, mailbox, only);
    }
    UidSet deleted = expunger.deleted(owner, mailbox, only);
    Runnable after = leaving(owner, mailbox, deleted, OptionalLong.empty());
    UidSet gone = expunger.expunge(owner, mailbox, Optional.of(deleted));
    after.run();
    return gone;
  }

  /** Removes a message, whatever its flags. */
  void remove(long owner, long mailbox, long uid)
      throws SQLException, IOException, RefusedException {
    Runnable after = leaving(owner, mailbox, UidSet.of(uid), OptionalLong.empty());
    expunger.remove(owner, mailbox, UidSet.of(uid));
    after.run();
  }

  /**
   * Is called before items leave or are copied.
   *
   * @param receiver the account whose mailbox they are placed into
   * @return a callback that is run when the change is durable
   */
  Runnable leaving(long owner, long mailbox, UidSet uids, OptionalLong receiver)
      throws SQLException, IOException {
    CollectionKind kind = kind(mailbox);
    return kind == CollectionKind.MAIL || uids.isEmpty()
        ? () -> {}
        : items.leaving(
            new CollectionItemPort.Leaving(owner, mailbox, kind, uids, receiver, false));
  }

  /** Is called before a mailbox is deleted with all its items. */
  Runnable leaving(ResolvedMailbox place) throws SQLException, IOException, RefusedException {
    MailboxRow row = transactions.read(place::row);
    CollectionKind kind = kind(row.id);
    return kind == CollectionKind.MAIL
        ? () -> {}
        : items.leaving(
            new CollectionItemPort.Leaving(
                row.account, row.id, kind, UidSet.range(1, ALL), OptionalLong.empty(), true));
  }

  /** Throws if the mailbox is a mirror: items are only removed in the original (ADR 200). */
  void requireChangeable(long mailbox) throws SQLException, RefusedException {
    if (row(mailbox).filter(row -> !MirrorWriting.mayChange(row)).isPresent()) {
      throw new RefusedException(
          MailboxFailure.notPermitted(
              "This item is a copy from elsewhere and can only be changed there"));
    }
  }

  private Optional<CollectionRows.Row> row(long mailbox) throws SQLException {
    return transactions.read(connection -> CollectionRows.one(connection, mailbox));
  }

  /**
   * Returns the kind of a mailbox. It is {@code MAIL} for a mirror: its items belong to another
   * account, which is not notified of changes to the copies.
   */
  private CollectionKind kind(long mailbox) throws SQLException {
    return row(mailbox)
        .filter(row -> !row.mirror())
        .map(CollectionRows.Row::kind)
        .orElse(CollectionKind.MAIL);
  }
}
