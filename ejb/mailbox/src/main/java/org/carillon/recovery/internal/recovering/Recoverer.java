package org.carillon.recovery.internal.recovering;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedSet;
import org.carillon.audit.AuditEntry;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.CollectionItemPort;
import org.carillon.mailbox.sharing.AccessRows;
import org.carillon.mailbox.tree.MailboxTree;
import org.carillon.recovery.DeletedMail;
import org.carillon.recovery.RecoveredMessages;
import org.carillon.recovery.RecoveredMessages.Reason;
import org.carillon.recovery.RecoveredMessages.Refused;
import org.carillon.store.changes.ChangeKind;
import org.carillon.store.changes.ChosenExpunges;
import org.carillon.store.changes.DeletedRows;
import org.carillon.store.changes.ExpungeId;
import org.carillon.store.changes.ExpungeRestore;
import org.carillon.store.collection.CollectionRows;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.opening.ChangeLog;
import org.carillon.store.opening.MailboxCommit;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.opening.PlacedRange;
import org.carillon.store.parts.StoreParts;
import org.carillon.store.quota.Quotas;
import org.carillon.store.rows.AccountRow;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.rows.RefusedException;
import org.carillon.store.rows.UidValidities;

/** Brings back removed mailboxes and expunged messages. */
public final class Recoverer {
  /** Restores a mailbox. Special uses that another mailbox has got meanwhile are lost. */
  private static final String RETURN_MAILBOX =
      """
      update mailbox set removed = null, name = ?, modseq = ?, uses = uses & ~(\
      select coalesce(bit_or(uses), 0::smallint) from mailbox where account = ? and removed is null)\
       where id = ?\
      """;

  private static final String REMOVE_MAILBOX =
      "update mailbox set removed = now(), modseq = ? where id = ?";

  private final SqlTransactions transactions;
  private final RecordedTransactions recorded;
  private final Quotas quotas;
  private final OpenMailboxes open;
  private final MailboxTree tree;
  private final ReturnedCollections returns;

  /**
   * Creates this over a store.
   *
   * @param items is notified of restored collections
   */
  public Recoverer(StoreParts store, MailboxTree tree, CollectionItemPort items) {
    this(
        store.transactions(),
        AuditEntry.NONE,
        store.quotas(),
        store.open(),
        tree,
        new ReturnedCollections(store.transactions(), items));
  }

  private Recoverer(
      SqlTransactions transactions,
      AuditEntry record,
      Quotas quotas,
      OpenMailboxes open,
      MailboxTree tree,
      ReturnedCollections returns) {
    this.transactions = transactions;
    this.recorded = new RecordedTransactions(transactions, record);
    this.quotas = quotas;
    this.open = open;
    this.tree = tree;
    this.returns = returns;
  }

  /** Returns a recoverer for one operation, whose audit entry is written with the first change. */
  public Recoverer recording(AuditEntry record) {
    return new Recoverer(transactions, record, quotas, open, tree, returns);
  }

  /** Returns what was deleted since a time and can be brought back. */
  public List<DeletedMail> list(long account, Instant since) throws SQLException {
    return transactions.read(
        connection -> {
          List<DeletedMail> found = new ArrayList<>();
          DeletedRows.removed(connection, account, since)
              .forEach(
                  one ->
                      found.add(
                          new DeletedMail(
                              one.name(), true, one.messages(), one.octets(), one.at())));
          DeletedRows.expunged(connection, account, since)
              .forEach(
                  one ->
                      found.add(
                          new DeletedMail(
                              one.mailbox(), false, one.messages(), one.octets(), one.at())));
          return found;
        });
  }

  /** Returns an existing mailbox. */
  public Optional<MailboxRow> mailbox(long account, String name) throws SQLException {
    return transactions.read(connection -> MailRows.mailbox(connection, account, name));
  }

  /** Returns the name if no other mailbox has it or one that gives way, else with a number. */
  public String free(DeletedRows.RemovedMailbox removed, String name) throws SQLException {
    return transactions.read(
        connection -> {
          String path = name;
          for (int number = 2; !isFree(connection, removed, path); number++) {
            path = name + " (" + number + ")";
          }
          return path;
        });
  }

  private static boolean isFree(
      Connection connection, DeletedRows.RemovedMailbox removed, String name) throws SQLException {
    return CollectionRows.named(connection, removed.account(), name)
        .filter(there -> !givesWay(there, removed.kind()))
        .isEmpty();
  }

  /** Returns whether a collection gives way: an account's default one that was never used. */
  private static boolean givesWay(CollectionRows.Row there, CollectionKind kind) {
    return kind != CollectionKind.MAIL
        && there.kind() == kind
        && there.uidNext() == 1
        && !there.mirror();
  }

  /** Returns a removed mailbox that can be brought back. */
  public Optional<DeletedRows.RemovedMailbox> removed(long mailbox) throws SQLException {
    return transactions.read(connection -> DeletedRows.removed(connection, mailbox));
  }

  /** Returns the mailboxes removed since a time, the last one first. */
  public List<DeletedRows.RemovedMailbox> removed(long account, Instant since) throws SQLException {
    return transactions.read(connection -> DeletedRows.removed(connection, account, since));
  }

  /** Brings a removed mailbox back with a name. */
  public void returnMailbox(long account, long mailbox, MailboxName as)
      throws SQLException, RefusedException {
    MailboxTree.requireGood(as);
    Returned returned =
        recorded.write(connection -> returnMailbox(connection, account, mailbox, as), done -> true);
    if (returned.gaveWay.isPresent()) {
      open.removed(account, returned.gaveWay.getAsLong(), returned.modseq);
    }
    open.returned(account, returned.sharers, returned.modseq);
    if (isTold(returned.what)) {
      returns.tell(account, mailbox, returned.what.kind());
    }
  }

  /** Returns whether others must be notified of the mailbox's return, because of its items. */
  private static boolean isTold(DeletedRows.RemovedMailbox what) {
    return what.kind() != CollectionKind.MAIL && !what.mirror();
  }

  /**
   * A mailbox that came back.
   *
   * @param gaveWay the mailbox that had its name
   */
  private record Returned(
      DeletedRows.RemovedMailbox what, long modseq, List<Long> sharers, OptionalLong gaveWay) {}

  private Returned returnMailbox(Connection connection, long account, long mailbox, MailboxName as)
      throws SQLException, RefusedException {
    MailRows.Locked locked = MailRows.lockRemoved(connection, account, mailbox);
    AccountRow owner = locked.owner();
    MailboxRow row = locked.mailbox();
    DeletedRows.RemovedMailbox what =
        DeletedRows.removed(connection, mailbox).orElseThrow(RefusedException::noSuchMailbox);
    OptionalLong gaveWay = makeWay(connection, owner, as, what.kind());
    MailboxTree.requireFree(connection, account, as);
    if (!quotas.admit(owner, row.messages, row.octets)) {
      throw new RefusedException(MailboxFailure.overQuota());
    }
    owner.messages += row.messages;
    owner.octets += row.octets;
    tree.makeParents(connection, owner, as, what.kind());
    Pipeline writes = new Pipeline().add(RETURN_MAILBOX, as.path(), owner.step(), account, mailbox);
    ChangeLog.tree(writes, owner, mailbox, ChangeKind.MADE, as.path());
    if (row.uidNext > 1) {
      ChangeLog.placed(
          writes,
          List.of(new ChangeLog.Placed(account, owner.step(), mailbox, 1, row.uidNext - 1)));
    }
    if (isTold(what)) {
      writes.add(ReturnedCollections.NOTE, mailbox);
    }
    writes.execute(connection);
    UidValidities.arrived(connection, owner, mailbox);
    quotas.compare(owner);
    MailRows.save(connection, owner);
    tree.requireRoom(connection, owner);
    tree.requireBounds(connection, account, as.path());
    return new Returned(what, owner.modseq, AccessRows.named(connection, mailbox), gaveWay);
  }

  private static OptionalLong makeWay(
      Connection connection, AccountRow owner, MailboxName as, CollectionKind kind)
      throws SQLException {
    Optional<CollectionRows.Row> there =
        CollectionRows.named(connection, owner.account, as.path())
            .filter(one -> givesWay(one, kind));
    if (there.isEmpty()) {
      return OptionalLong.empty();
    }
    long id = there.get().id();
    Pipeline writes = new Pipeline().add(REMOVE_MAILBOX, owner.step(), id);
    ChangeLog.tree(writes, owner, id, ChangeKind.REMOVED, as.path());
    writes.execute(connection);
    return OptionalLong.of(id);
  }

  /**
   * Brings back the messages that were expunged since a time.
   *
   * @param mailbox only messages expunged from this mailbox; 0 for all
   * @return the number of messages
   */
  public long returnMessages(long account, long mailbox, Instant since)
      throws SQLException, RefusedException {
    return returnMessages(
        account,
        transactions.read(connection -> DeletedRows.expunges(connection, account, mailbox, since)));
  }

  /** Brings back chosen messages expunged since a time, with reasons for the others. */
  public RecoveredMessages returnMessages(
      long account, SequencedSet<ExpungeId> chosen, Instant since)
      throws SQLException, RefusedException {
    ChosenExpunges expunges =
        transactions.read(connection -> ChosenExpunges.of(connection, account, chosen, since));
    return new RecoveredMessages(
        returnMessages(account, expunges.returning()),
        expunges.others().stream()
            .map(other -> new Refused(other.id().toString(), reason(other.fate())))
            .toList());
  }

  private static Reason reason(Optional<ChosenExpunges.Fate> fate) {
    if (fate.isEmpty()) {
      return Reason.UNKNOWN;
    }
    if (fate.get().present()) {
      return Reason.PRESENT;
    }
    return fate.get().mailboxRemoved() ? Reason.MAILBOX_DELETED : Reason.DELETED_LATER;
  }

  /** Returns a part of the messages that can be brought back, the last expunged first. */
  public List<DeletedRows.ExpungedMessage> messages(
      long account, Instant since, Optional<String> mailbox, ExpungeId after, int most)
      throws SQLException {
    return transactions.read(
        connection -> DeletedRows.messages(connection, account, since, mailbox, after, most));
  }

  private long returnMessages(long account, List<DeletedRows.Expunge> expunges)
      throws SQLException, RefusedException {
    requireRoom(account, expunges);
    Map<Long, List<DeletedRows.Expunge>> byMailbox = new LinkedHashMap<>();
    expunges.forEach(
        one -> byMailbox.computeIfAbsent(one.mailbox(), any -> new ArrayList<>()).add(one));
    byMailbox.values().forEach(own -> own.sort(Comparator.comparingLong(DeletedRows.Expunge::uid)));
    long returned = 0;
    for (List<DeletedRows.Expunge> own : byMailbox.values()) {
      for (int from = 0; from < own.size(); from += ReturnStep.MOST) {
        List<DeletedRows.Expunge> step =
            own.subList(from, Math.min(own.size(), from + ReturnStep.MOST));
        returned += returnStep(account, step);
      }
    }
    return returned;
  }

  private void requireRoom(long account, List<DeletedRows.Expunge> expunges)
      throws SQLException, RefusedException {
    long octets = expunges.stream().mapToLong(DeletedRows.Expunge::octets).sum();
    AccountRow owner = transactions.write(connection -> MailRows.lock(connection, account));
    if (!quotas.admit(owner, expunges.size(), octets)) {
      throw new RefusedException(MailboxFailure.overQuota());
    }
  }

  private int returnStep(long account, List<DeletedRows.Expunge> step)
      throws SQLException, RefusedException {
    long mailbox = step.getFirst().mailbox();
    List<ExpungeRestore.Expunge> expunges =
        step.stream()
            .map(
                one ->
                    new ExpungeRestore.Expunge(
                        one.modseq(), one.uid(), one.flags() & ~Flag.DELETED.bit()))
            .toList();
    PlacedRange grown =
        recorded.write(
            connection -> {
              PlacedRange back =
                  ReturnStep.perform(
                      connection, quotas, account, mailbox, expunges, ExpungeRestore.Which.LOST);
              if (back.size() > 0) {
                tree.requireBounds(connection, account, back.mailbox.name);
              }
              return back;
            },
            some -> some.size() > 0);
    if (grown.size() > 0) {
      open.committed(List.of(MailboxCommit.of(grown)));
    }
    return grown.size();
  }
}
