package org.carillon.search.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.node.Life;
import org.carillon.search.SearchIndex;
import org.carillon.search.SearchStats;
import org.carillon.task.TaskRequest;
import org.carillon.task.TaskRequester;
import org.carillon.task.TaskRunner;
import org.carillon.task.TaskSubject;
import org.jboss.logging.Logger;

/** The node's index, for administrators of the server. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class SearchOperations implements SearchIndex {
  private static final Logger LOG = Logger.getLogger(SearchOperations.class);

  private final IndexWork work;
  private final NodeIndex index;
  private final Addresses addresses;
  private final Audit audit;
  private final Life life;
  private final TaskRunner tasks;
  private final RebuildKind kind;

  @Inject
  SearchOperations(
      IndexWork work,
      NodeIndex index,
      Addresses addresses,
      Audit audit,
      Life life,
      TaskRunner tasks,
      RebuildKind kind) {
    this.work = work;
    this.index = index;
    this.addresses = addresses;
    this.audit = audit;
    this.life = life;
    this.tasks = tasks;
    this.kind = kind;
  }

  @Override
  public Answer<SearchStats> stats(Caller caller) {
    return caller.administersServer()
        ? new Answer.Done<>(stats())
        : Answer.failed(new Failure.NotAllowed());
  }

  private SearchStats stats() {
    Progress now = work.progress();
    return new SearchStats(
        life.node(),
        index.search(IndexSnapshot::messages).orElse(0),
        index.octets(),
        now.lag(),
        now.sound(),
        now.state());
  }

  @Override
  public Answer<SearchStats> rebuild(Caller caller, Optional<String> address) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (address.isEmpty()) {
      return rebuild(
          caller,
          OptionalLong.empty(),
          TaskSubject.server(life.node()),
          AuditSubject.server("server"));
    }
    return switch (addresses.resolve(address.get())) {
      case Resolution.Local local -> {
        TaskSubject subject = TaskSubject.account(local.domain(), local.account(), local.address());
        yield rebuild(caller, OptionalLong.of(local.account()), subject, subject.audited());
      }
      case Resolution.Later _ ->
          Answer.failed(new Failure.TryLater("Accounts cannot be looked up at the moment."));
      case Resolution.Several _,
          Resolution.Unknown _,
          Resolution.SwitchedOff _,
          Resolution.Remote _ ->
          Answer.failed(new Failure.NotFound("account"));
    };
  }

  private Answer<SearchStats> rebuild(
      Caller caller, OptionalLong account, TaskSubject subject, AuditSubject audited) {
    if (work.rebuilds().isFull()) {
      return Answer.failed(
          new Failure.TryLater("Too many index rebuilds are waiting. Try again later."));
    }
    String alone = kind.name() + " " + life.node();
    TaskRequest<OptionalLong> request =
        new TaskRequest<>(
            kind,
            account,
            subject,
            Optional.of(account.isPresent() ? alone + " " + account.getAsLong() : alone),
            TaskRequester.of(caller));
    try {
      // One running rebuild is enough.
      tasks.begin(
          request,
          audit.entry(caller, "search.rebuild", audited, Optional.empty(), Optional.empty()));
      return new Answer.Done<>(stats());
    } catch (SQLException away) {
      LOG.warnf("A request to rebuild the index cannot be stored: %s", away.getMessage());
      return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
    }
  }
}
