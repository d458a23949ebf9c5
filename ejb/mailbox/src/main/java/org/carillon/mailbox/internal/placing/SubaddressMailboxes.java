package org.carillon.mailbox.internal.placing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.database.StoredText;
import org.carillon.mailbox.Subaddresses;
import org.carillon.mailbox.sharing.AccessLists;
import org.carillon.mailbox.sharing.People;
import org.carillon.mailbox.sharing.Person;
import org.carillon.store.rows.ListedKinds;
import org.jboss.logging.Logger;

/** Finds mailboxes to which mail may be sent, by their names. */
public final class SubaddressMailboxes implements Subaddresses {
  private static final Logger LOG = Logger.getLogger(SubaddressMailboxes.class);

  private static final String SHARED =
      """
      select m.id, m.name from mailbox m where m.account = ? and m.removed is null\
       and exists (select 1 from mailbox_right r where r.mailbox = m.id) and m.kind in\
      """
          + " "
          + ListedKinds.TO_MAIL;

  private final SqlTransactions transactions;
  private final AccessLists lists;
  private final People people;

  public SubaddressMailboxes(SqlTransactions transactions, AccessLists lists, People people) {
    this.transactions = transactions;
    this.lists = lists;
    this.people = people;
  }

  private record Found(long id, MailboxName name) {}

  @Override
  public MailboxName of(long account, String detail, OptionalLong sender) {
    MailboxName wanted = new MailboxName(detail);
    if (wanted.isOthers() || !wanted.problem().isEmpty() || StoredText.isImpossible(detail)) {
      return MailboxName.INBOX;
    }
    try {
      Optional<Found> found =
          named(wanted, transactions.read(connection -> shared(connection, account)));
      return found.isPresent() && mayPost(found.get(), sender)
          ? found.get().name()
          : MailboxName.INBOX;
    } catch (SQLException away) {
      LOG.warnf("Mail to the subaddress +%s goes to the inbox: %s", detail, away.getMessage());
      return MailboxName.INBOX;
    }
  }

  private static List<Found> shared(Connection connection, long account) throws SQLException {
    List<Found> found = new ArrayList<>();
    new Pipeline()
        .add(
            row -> found.add(new Found(row.getLong(1), new MailboxName(row.getString(2)))),
            SHARED,
            account)
        .execute(connection);
    return found;
  }

  /** Returns the only mailbox whose name matches in any case; transit may change the case. */
  private static Optional<Found> named(MailboxName wanted, List<Found> shared) {
    List<Found> alike =
        shared.stream()
            .filter(found -> found.name().path().equalsIgnoreCase(wanted.path()))
            .toList();
    return alike.size() == 1
        ? Optional.of(alike.getFirst())
        : alike.stream().filter(found -> found.name().equals(wanted)).findFirst();
  }

  private boolean mayPost(Found mailbox, OptionalLong sender) throws SQLException {
    Optional<Person> person = sender.isPresent() ? people.of(sender.getAsLong()) : Optional.empty();
    return lists.of(mailbox.id()).filter(list -> list.mayPost(person)).isPresent();
  }
}
