package org.carillon.mailbox.internal.tree;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxStatus;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.watch.SharedChanges;
import org.carillon.contract.mailbox.watch.SharedState;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.access.MailboxAuthorization;
import org.carillon.mailbox.internal.placing.Transfers;
import org.carillon.mailbox.sharing.Person;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.mailbox.sharing.SharedMailbox;
import org.carillon.mailbox.sharing.SharedMailboxes;
import org.carillon.mailbox.tree.MailboxTree;
import org.carillon.store.changes.SharedChangeReader;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.OpaqueIds;
import org.carillon.store.rows.RefusedException;

/** The tree of mailboxes as a person sees and changes it: the person's own and those of others. */
public final class VisibleTree {
  /** The number of mailboxes whose LIST data is cached. It takes about ten megabytes. */
  private static final int LISTED = 40_000;

  private final MailboxListCache lists = new MailboxListCache(LISTED);
  private final SqlTransactions transactions;
  private final OpenMailboxes open;
  private final MailboxAuthorization authorization;
  private final MailboxTree tree;
  private final AliasChanges aliases;
  private final Transfers transfers;
  private final StatusCache statuses;

  public VisibleTree(
      SqlTransactions transactions,
      OpenMailboxes open,
      MailboxAuthorization authorization,
      MailboxTree tree,
      AliasChanges aliases,
      Transfers transfers) {
    this.transactions = transactions;
    this.open = open;
    this.authorization = authorization;
    this.tree = tree;
    this.aliases = aliases;
    this.transfers = transfers;
    this.statuses = new StatusCache(transactions, open);
  }

  public List<MailboxEntry> list(long reader) throws SQLException, RefusedException {
    Person person = authorization.person(reader);
    return transactions.read(
        connection -> {
          List<SharedMailbox> shared = SharedMailboxes.listedTo(connection, person);
          return shared.isEmpty() ? lists.of(connection, reader) : list(connection, person, shared);
        });
  }

  private List<MailboxEntry> list(Connection connection, Person person, List<SharedMailbox> shared)
      throws SQLException {
    return MailboxList.of(
        connection,
        person.account(),
        shared,
        (owner, own) -> authorization.name(person, owner, own),
        aliases.all(connection, person.account()));
  }

  /** Returns the changes of other accounts' mailboxes since a state. */
  public SharedChanges changesOfShared(long reader, Optional<SharedState> since)
      throws SQLException, RefusedException {
    Person person = authorization.person(reader);
    return transactions.read(
        connection -> {
          List<SharedMailbox> shared = SharedMailboxes.listedTo(connection, person);
          Map<Long, Long> modseqs =
              shared.stream().collect(Collectors.toMap(SharedMailbox::id, SharedMailbox::modseq));
          List<MailboxEntry> now =
              shared.isEmpty()
                  ? List.of()
                  : list(connection, person, shared).stream()
                      .filter(entry -> modseqs.containsKey(entry.id()))
                      .toList();
          shared.forEach(each -> open.read(each.owner(), each.id(), each.modseq()));
          return SharedChangeReader.since(connection, now, modseqs, since);
        });
  }

  public MailboxStatus status(long reader, MailboxName name) throws SQLException, RefusedException {
    ResolvedMailbox place = authorization.named(reader, name, Right.READ);
    MailboxStatus status = statuses.of(place, reader);
    return authorization.isRedacted(place) ? status.withSize(0) : status;
  }

  /**
   * Creates a mailbox.
   *
   * @return its MAILBOXID
   */
  public String create(long reader, MailboxName name, Set<SpecialUse> uses)
      throws SQLException, RefusedException {
    ResolvedMailbox place = authorization.below(reader, name);
    return OpaqueIds.mailbox(tree.create(place, uses));
  }

  public void delete(long reader, MailboxName name) throws SQLException, RefusedException {
    if (!aliases.end(reader, name)) {
      ResolvedMailbox place = authorization.named(reader, name, Right.DELETE_MAILBOX);
      tree.remove(place);
    }
  }

  public void rename(long reader, MailboxName from, MailboxName to)
      throws SQLException, RefusedException {
    ResolvedMailbox place = authorization.named(reader, from, Right.DELETE_MAILBOX);
    ResolvedMailbox target = authorization.below(reader, to);
    if (place.owner() != target.owner()) {
      throw new RefusedException(
          MailboxFailure.badName(to, "A mailbox cannot be renamed into another account."));
    }
    if (!place.name().isInbox()) {
      tree.rename(place, target);
    } else if (place.owner() == reader) {
      renameInbox(place.owner(), target.name());
    } else {
      throw new RefusedException(MailboxFailure.isProtected(from));
    }
  }

  /** Renames INBOX: INBOX itself stays, and its messages are moved (RFC 9051 §6.3.6). */
  private void renameInbox(long account, MailboxName to) throws SQLException, RefusedException {
    tree.create(ResolvedMailbox.within(account, to), Set.of());
    long inbox =
        transactions
            .read(connection -> MailRows.mailbox(connection, account, MailboxName.INBOX.path()))
            .orElseThrow(() -> RefusedException.noSuchMailbox(MailboxName.INBOX))
            .id;
    MailboxView before = open.view(account, inbox);
    Transfers.Way way =
        new Transfers.Way(account, inbox, ResolvedMailbox.within(account, to), -1, before);
    UidSet all = UidSet.range(1, before.uidNext() - 1);
    Placed moved;
    do {
      moved = transfers.move(way, all);
    } while (!moved.source().isEmpty());
  }

  public void subscribe(long reader, MailboxName name, boolean subscribed)
      throws SQLException, RefusedException {
    tree.subscribe(reader, authorization.canonical(reader, name), subscribed);
  }
}
