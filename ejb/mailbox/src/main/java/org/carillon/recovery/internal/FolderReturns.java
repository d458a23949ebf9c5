package org.carillon.recovery.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.group.Memberships;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.CollectionItemPort;
import org.carillon.mailbox.sharing.AccessRows;
import org.carillon.mailbox.sharing.AddressDirectory;
import org.carillon.mailbox.sharing.People;
import org.carillon.mailbox.sharing.Person;
import org.carillon.mailbox.tree.MailboxTree;
import org.carillon.recovery.DeletedFolders;
import org.carillon.recovery.Recovered;
import org.carillon.recovery.internal.recovering.Recoverer;
import org.carillon.settings.Settings;
import org.carillon.store.changes.DeletedRows.RemovedMailbox;
import org.carillon.store.parts.StoreParts;
import org.carillon.store.rows.RefusedException;
import org.jboss.logging.Logger;

/** Brings deleted folders back, one after the other, parents first. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class FolderReturns implements DeletedFolders {
  private static final Logger LOG = Logger.getLogger(FolderReturns.class);

  private final SqlTransactions transactions;
  private final Recoverer recoverer;
  private final People people;
  private final UndeleteWindow window;
  private final Audit audit;

  @Inject
  FolderReturns(
      StoreParts store,
      MailboxTree tree,
      CollectionItemPort items,
      Addresses addresses,
      Memberships memberships,
      Settings settings,
      Audit audit) {
    this(
        store.transactions(),
        new Recoverer(store, tree, items),
        new AddressDirectory(addresses, memberships),
        settings,
        audit);
  }

  FolderReturns(
      SqlTransactions transactions,
      Recoverer recoverer,
      People people,
      Settings settings,
      Audit audit) {
    this.transactions = transactions;
    this.recoverer = recoverer;
    this.people = people;
    this.window = new UndeleteWindow(transactions, settings);
    this.audit = audit;
  }

  @Override
  public Answer<Recovered> bringBack(Caller caller, long folder, Instant since) {
    try {
      Optional<Person> self = people.of(caller.account());
      Optional<RemovedMailbox> top = recoverer.removed(folder);
      Optional<Person> owner = top.flatMap(there -> people.of(there.account()));
      if (self.isEmpty()
          || owner.isEmpty()
          || !mayDelete(self.get(), folder)
          || top.get()
              .at()
              .isBefore(window.earliest(owner.get().domain(), owner.get().account(), ALWAYS))) {
        return Answer.failed(new Failure.NotFound("such deleted folder"));
      }
      return new Answer.Done<>(returned(caller, self.get(), owner.get(), top.get(), since));
    } catch (RefusedException refused) {
      return Answer.failed(refused.failure());
    } catch (SQLException | PersistenceException away) {
      LOG.warnf(away, "A folder of %s cannot be restored at the moment", caller.name());
      return Answer.failed(new Failure.TryLater("The store is not available at the moment."));
    }
  }

  private boolean mayDelete(Person self, long folder) throws SQLException {
    return transactions
        .read(connection -> AccessRows.ofRemoved(connection, folder))
        .filter(list -> list.of(self).has(Right.DELETE_MAILBOX))
        .isPresent();
  }

  private Recovered returned(
      Caller caller, Person self, Person owner, RemovedMailbox top, Instant since)
      throws SQLException, RefusedException {
    Recoverer recorded =
        recoverer.recording(
            audit.entry(
                caller,
                "mailbox.undelete",
                AuditSubject.of(owner.domain(), owner.address()),
                Optional.empty(),
                Optional.of(top.name())));
    String name = recorded.free(top, top.name());
    recorded.returnMailbox(owner.account(), top.id(), new MailboxName(name));
    List<String> names = new ArrayList<>(List.of(shown(self, owner, name)));
    long messages = top.messages();
    for (RemovedMailbox below : below(self, top, since)) {
      String path = recorded.free(below, name + below.name().substring(top.name().length()));
      recorded.returnMailbox(owner.account(), below.id(), new MailboxName(path));
      names.add(shown(self, owner, path));
      messages += below.messages();
    }
    return new Recovered(names, messages);
  }

  private List<RemovedMailbox> below(Person self, RemovedMailbox top, Instant since)
      throws SQLException {
    MailboxName name = new MailboxName(top.name());
    List<RemovedMailbox> below = new ArrayList<>();
    for (RemovedMailbox one : recoverer.removed(top.account(), since)) {
      if (new MailboxName(one.name()).isBelow(name) && mayDelete(self, one.id())) {
        below.add(one);
      }
    }
    below.sort(Comparator.comparing(RemovedMailbox::name));
    return below;
  }

  private static String shown(Person self, Person owner, String own) {
    return self.account() == owner.account()
        ? own
        : MailboxName.ofOther(owner.nameFor(self), new MailboxName(own)).path();
  }
}
