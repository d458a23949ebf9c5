package org.carillon.mailbox.internal.flagging;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.FlagsStored;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.flagging.FlagRequest;
import org.carillon.store.flagging.FlagStore;
import org.carillon.store.flagging.ReaderFlagStore;
import org.carillon.store.opening.ReaderViews;
import org.carillon.store.rows.RefusedException;

/** Changes shared flags for all readers, and {@code \Seen} for one if each has its own. */
public final class ReaderFlags {
  private final SqlTransactions transactions;
  private final FlagStore common;
  private final ReaderFlagStore own;
  private final ReaderViews views;

  public ReaderFlags(
      SqlTransactions transactions, FlagStore common, ReaderFlagStore own, ReaderViews views) {
    this.transactions = transactions;
    this.common = common;
    this.own = own;
    this.views = views;
  }

  /**
   * Executes STORE as far as it is permitted.
   *
   * @param unchangedSince messages with a later modseq are not changed
   */
  public FlagsStored store(
      ResolvedMailbox place,
      long mailbox,
      long reader,
      UidSet uids,
      FlagChange change,
      Flags wanted,
      long unchangedSince)
      throws SQLException, RefusedException {
    FlagRequest request = FlagRights.request(place.rights(), change, wanted, unchangedSince);
    if (!place.seen().separate()) {
      FlagsStored stored = common.store(place.owner(), mailbox, uids, request);
      return new FlagsStored(views.of(place, mailbox, reader), stored.modified());
    }
    UidSet modified = own.store(place, mailbox, reader, uids, ownRequest(place, request, wanted));
    return new FlagsStored(views.of(place, mailbox, reader), modified);
  }

  private static ReaderFlagStore.Request ownRequest(
      ResolvedMailbox place, FlagRequest request, Flags wanted) {
    MailboxRights rights = place.common().rights();
    FlagRequest common =
        new FlagRequest(
            request.change(),
            FlagRights.permitted(wanted, rights),
            FlagRights.mask(rights),
            request.unchangedSince());
    boolean named = wanted.system().contains(Flag.SEEN);
    boolean marks =
        place.rights().has(Right.SEEN) && (named || request.change() == FlagChange.REPLACE);
    return new ReaderFlagStore.Request(
        common,
        marks ? Optional.of(named && request.change() != FlagChange.REMOVE) : Optional.empty());
  }

  /** Marks the new messages that their writer has seen. */
  public void appended(ResolvedMailbox place, long reader, List<Draft> drafts, Placed placed)
      throws SQLException, RefusedException {
    long[] uids = placed.target().toArray();
    UidSet.Builder seen = new UidSet.Builder();
    for (int i = 0; i < uids.length; i++) {
      if (drafts.get(i).flags().system().contains(Flag.SEEN)) {
        seen.add(uids[i]);
      }
    }
    markNew(place, reader, seen.build());
  }

  /**
   * Marks the copied messages that the account that copied them has seen.
   *
   * @param shown the source mailbox, as the reader saw it
   */
  public void transferred(ResolvedMailbox place, long reader, MailboxView shown, Placed placed)
      throws SQLException, RefusedException {
    long[] sources = placed.source().toArray();
    long[] targets = placed.target().toArray();
    UidSet.Builder seen = new UidSet.Builder();
    for (int i = 0; i < targets.length; i++) {
      int index = shown.indexOf(sources[i]);
      if (index >= 0 && Flag.SEEN.in(shown.flags(index))) {
        seen.add(targets[i]);
      }
    }
    markNew(place, reader, seen.build());
  }

  private void markNew(ResolvedMailbox place, long reader, UidSet seen)
      throws SQLException, RefusedException {
    if (!seen.isEmpty() && place.seen().separate() && place.rights().has(Right.SEEN)) {
      long mailbox = transactions.read(place::row).id;
      views.mark(place, mailbox, reader, seen, true);
    }
  }
}
