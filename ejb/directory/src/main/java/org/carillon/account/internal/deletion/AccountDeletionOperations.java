package org.carillon.account.internal.deletion;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.account.MailAddress;
import org.carillon.account.bulk.AccountDeletions;
import org.carillon.account.bulk.DeletionCounts;
import org.carillon.account.bulk.DeletionSelection;
import org.carillon.account.bulk.RefusedLine;
import org.carillon.account.bulk.RunningDeletion;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.task.Task;
import org.carillon.task.TaskRequest;
import org.carillon.task.TaskRequester;
import org.carillon.task.TaskRunner;
import org.carillon.task.TaskSubject;
import org.carillon.task.Tasks;
import org.jboss.logging.Logger;

/** Runs deletions of many accounts as tasks of this node. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AccountDeletionOperations implements AccountDeletions {
  private static final Logger LOG = Logger.getLogger(AccountDeletionOperations.class);
  private static final TaskSubject ACCOUNTS = TaskSubject.server("accounts");

  private final Accounts accounts;
  private final Domains domains;
  private final DeletionKind kind;
  private final TaskRunner runner;
  private final Tasks tasks;
  private final Audit audit;

  @Inject
  AccountDeletionOperations(
      Accounts accounts,
      Domains domains,
      DeletionKind kind,
      TaskRunner runner,
      Tasks tasks,
      Audit audit) {
    this.accounts = accounts;
    this.domains = domains;
    this.kind = kind;
    this.runner = runner;
    this.tasks = tasks;
    this.audit = audit;
  }

  @Override
  public Answer<DeletionCounts> preview(Caller caller, DeletionSelection selection) {
    return meant(caller, selection)
        .map(
            all ->
                isNamedOnly(selection)
                    ? found(caller, all)
                    : new DeletionCounts(all.size(), 0, all, List.of()));
  }

  /** Looks up addresses that were given one by one; the others come from a list of accounts. */
  private DeletionCounts found(Caller caller, List<String> named) {
    DeletionCounts counts = DeletionCounts.NONE;
    Set<Long> ids = new HashSet<>();
    for (String address : named) {
      switch (accounts.governed(caller, address)) {
        case Answer.Done<Account>(Account account) -> {
          if (ids.add(account.id())) {
            counts = counts.plus(account.address());
          }
        }
        case Answer.Failed<Account>(Failure failure) -> {
          RefusedLine line = RefusedLine.of(0, address, failure);
          counts = counts.plus(new DeletionCounts.Refused(address, line.code(), line.message()));
        }
      }
    }
    return counts;
  }

  private static boolean isNamedOnly(DeletionSelection selection) {
    return selection.domain().isEmpty() && selection.search().isEmpty();
  }

  /** Returns the addresses of the matching accounts now, without the caller's own account. */
  private Answer<List<String>> meant(Caller caller, DeletionSelection selection) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (selection.isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              "domain", "missing", "Select the accounts by domain, search or addresses."));
    }
    if (selection.addresses().size() > DeletionSelection.MOST_NAMED) {
      return Answer.failed(
          new Failure.Invalid(
              "addresses",
              "too-many",
              "The number of addresses must be at most " + DeletionSelection.MOST_NAMED + "."));
    }
    Set<MailAddress> named = new LinkedHashSet<>();
    for (String typed : selection.addresses()) {
      Optional<MailAddress> address = MailAddress.canonical(typed);
      if (address.isEmpty()) {
        return Answer.failed(
            new Failure.Invalid(
                "addresses", "malformed", "“" + typed + "” is not an address.", typed));
      }
      named.add(address.get());
    }
    return isNamedOnly(selection)
        ? new Answer.Done<>(named.stream().map(MailAddress::toString).toList())
        : listed(caller, selection, named);
  }

  private Answer<List<String>> listed(
      Caller caller, DeletionSelection selection, Set<MailAddress> named) {
    List<String> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Answer<Page<Account>> page =
          accounts.list(
              caller,
              selection.domain(),
              new PageRequest(selection.search(), after, PageRequest.MOST));
      if (page instanceof Answer.Failed<Page<Account>>(Failure failure)) {
        return Answer.failed(failure);
      }
      Page<Account> found = ((Answer.Done<Page<Account>>) page).value();
      found.items().stream()
          .filter(each -> each.id() != caller.account())
          .map(Account::address)
          .filter(
              address ->
                  named.isEmpty()
                      || MailAddress.canonical(address).filter(named::contains).isPresent())
          .forEach(all::add);
      after = found.next();
    } while (after.isPresent() && all.size() <= MOST);
    return all.size() > MOST
        ? Answer.failed(
            new Failure.Invalid(
                "domain", "too-many", "At most " + MOST + " accounts can be deleted at once."))
        : new Answer.Done<>(all);
  }

  @Override
  public Answer<RunningDeletion> begin(Caller caller, DeletionSelection selection) {
    return meant(caller, selection)
        .then(
            all ->
                subject(caller, selection)
                    .then(
                        subject -> {
                          try {
                            return begin(caller, subject, all);
                          } catch (SQLException away) {
                            LOG.warn("A deletion could not be started", away);
                            return Answer.failed(
                                new Failure.TryLater(
                                    "The database is not available at the moment."));
                          }
                        }));
  }

  private Answer<TaskSubject> subject(Caller caller, DeletionSelection selection) {
    if (selection.domain().isPresent()) {
      return domains.find(caller, selection.domain().get()).map(AccountDeletionOperations::of);
    }
    return caller.rights() instanceof Rights.DomainAdministrator
        ? domains
            .list(caller, new PageRequest(Optional.empty(), Optional.empty(), 1))
            .map(page -> of(page.items().getFirst()))
        : new Answer.Done<>(ACCOUNTS);
  }

  private static TaskSubject of(Domain domain) {
    return new TaskSubject(OptionalLong.of(domain.id()), OptionalLong.empty(), domain.name());
  }

  private Answer<RunningDeletion> begin(Caller caller, TaskSubject subject, List<String> all)
      throws SQLException {
    TaskRequest<DeletionRun> request =
        new TaskRequest<>(
            kind,
            new DeletionRun(accounts, caller, all),
            subject,
            Optional.of(DeletionKind.NAME + " " + subject.name()),
            TaskRequester.of(caller));
    Optional<String> begun =
        runner.begin(
            request,
            audit.entry(
                caller,
                DeletionKind.NAME,
                new AuditSubject(subject.domain(), subject.name()),
                Optional.of("accounts: " + all.size()),
                Optional.empty()));
    return begun.isPresent()
        ? find(caller, begun.get())
        : Answer.failed(
            new Failure.Taken(
                "domain", "busy", "Another deletion is running. Wait until it ends."));
  }

  @Override
  public Answer<RunningDeletion> find(Caller caller, String id) {
    return caller.rights() instanceof Rights.User
        ? Answer.failed(new Failure.NotAllowed())
        : tasks
            .find(caller, id)
            .then(
                task ->
                    task.kind().equals(DeletionKind.NAME)
                        ? new Answer.Done<>(shown(task))
                        : Answer.failed(new Failure.NotFound("task", id)));
  }

  private static RunningDeletion shown(Task task) {
    return new RunningDeletion(task, DeletionFacts.counts(task.report()));
  }
}
