package org.carillon.mailbox.internal.collection;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.internal.access.MailboxAuthorization;
import org.carillon.mailbox.sharing.InvitationRows;
import org.carillon.mailbox.sharing.Person;
import org.carillon.mailbox.sharing.SharedMailbox;
import org.carillon.mailbox.sharing.SharedMailboxes;
import org.carillon.store.collection.CollectionRows;
import org.carillon.store.collection.ItemChangeReader;
import org.carillon.store.collection.MirrorWriting;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.rows.RefusedException;

/** The collections that an account sees. */
final class CollectionLists {
  private static final MailboxRights FILLING =
      MailboxRights.of(Right.INSERT, Right.DELETE_MESSAGES, Right.EXPUNGE, Right.POST);

  private final SqlTransactions transactions;
  private final MailboxAuthorization authorization;

  CollectionLists(SqlTransactions transactions, MailboxAuthorization authorization) {
    this.transactions = transactions;
    this.authorization = authorization;
  }

  /**
   * Returns all collections that an account sees, with its own first.
   *
   * @param chosen true to leave out other accounts' collections whose invitation is not answered or
   *     declined
   */
  List<CollectionEntry> of(long reader, boolean chosen) throws SQLException, RefusedException {
    Person person = authorization.person(reader);
    return transactions.read(
        connection -> {
          List<CollectionEntry> entries = new ArrayList<>();
          for (CollectionRows.Row own : CollectionRows.of(connection, reader)) {
            entries.add(entry(own, new MailboxName(own.name()), MailboxRights.ALL));
          }
          Map<Long, MailboxRights> shared = new HashMap<>();
          for (SharedMailbox mailbox :
              chosen
                  ? SharedMailboxes.offeredTo(connection, person)
                  : SharedMailboxes.visibleTo(connection, person)) {
            shared.put(mailbox.id(), mailbox.rights());
          }
          long[] ids = shared.keySet().stream().mapToLong(Long::longValue).toArray();
          List<CollectionRows.Row> rows = CollectionRows.of(connection, ids);
          for (CollectionRows.Row row :
              chosen && ids.length > 0
                  ? without(rows, InvitationRows.hidden(connection, reader))
                  : rows) {
            MailboxName name = authorization.name(person, row.owner(), row.name());
            if (name.isOthers()) {
              entries.add(entry(row, name, shared.get(row.id())));
            }
          }
          return entries;
        });
  }

  /** Returns the rows without the hidden ones, and without file folders below these. */
  private static List<CollectionRows.Row> without(List<CollectionRows.Row> rows, Set<Long> hidden) {
    List<CollectionRows.Row> gone = rows.stream().filter(row -> hidden.contains(row.id())).toList();
    return rows.stream()
        .filter(row -> !hidden.contains(row.id()))
        .filter(row -> gone.stream().noneMatch(folder -> isBelow(row, folder)))
        .toList();
  }

  private static boolean isBelow(CollectionRows.Row row, CollectionRows.Row folder) {
    return row.kind() == CollectionKind.FILES
        && row.owner() == folder.owner()
        && row.name().startsWith(folder.name() + MailboxName.DELIMITER);
  }

  /** Returns a collection as a user with these rights sees it. Nobody may add to a mirror. */
  static CollectionEntry entry(CollectionRows.Row row, MailboxName name, MailboxRights rights) {
    return new CollectionEntry(
        row.id(),
        name,
        row.kind(),
        MirrorWriting.mayChange(row) ? rights : rights.minus(FILLING),
        row.items(),
        // The sum of octets would tell how much is written in items whose details are hidden.
        MailboxAuthorization.isRedacted(rights, row.kind()) ? 0 : row.octets(),
        ItemChangeReader.state(row));
  }
}
