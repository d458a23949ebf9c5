package org.carillon.mailbox.internal.sweeping;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditEntry;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.SearchProgress;
import org.carillon.database.Outage;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.sweep.BulkAction;
import org.carillon.mailbox.sweep.BulkChange;
import org.carillon.mailbox.sweep.BulkChanges;
import org.carillon.task.Task;
import org.carillon.task.TaskRequest;
import org.carillon.task.TaskRequester;
import org.carillon.task.TaskRunner;
import org.carillon.task.TaskSubject;
import org.carillon.task.Tasks;
import org.jboss.logging.Logger;

/** Starts changes of many messages, and undoes them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class BulkChangeOperations implements BulkChanges {
  private static final Outage AWAY =
      new Outage(
          Logger.getLogger(BulkChangeOperations.class),
          "Changes of many messages cannot be started");

  private final MailAccess mail;
  private final BulkChangeKind kind;
  private final TaskRunner runner;
  private final Tasks tasks;
  private final Addresses addresses;
  private final SqlTransactions transactions;
  private final Audit audit;

  @Inject
  BulkChangeOperations(
      MailAccess mail,
      BulkChangeKind kind,
      TaskRunner runner,
      Tasks tasks,
      Addresses addresses,
      SqlTransactions transactions,
      Audit audit) {
    this.mail = mail;
    this.kind = kind;
    this.runner = runner;
    this.tasks = tasks;
    this.addresses = addresses;
    this.transactions = transactions;
    this.audit = audit;
  }

  @Override
  public Answer<BulkChange> begin(
      Caller caller, MailboxName mailbox, Query query, BulkAction action) {
    return entry(caller, one -> one.name().equals(mailbox))
        .then(
            at ->
                found(caller, at.id(), new Query.And(List.of(query, changing(action))))
                    .then(
                        uids ->
                            begin(
                                caller,
                                new BulkChangeRequest(
                                    caller.account(), at.id(), at.name(), action, false),
                                uids)));
  }

  private Answer<MailboxEntry> entry(Caller caller, Predicate<MailboxEntry> which) {
    return mail.list(caller)
        .then(
            all ->
                all.stream()
                    .filter(MailboxEntry::selectable)
                    .filter(which)
                    .findFirst()
                    .<Answer<MailboxEntry>>map(Answer.Done::new)
                    .orElseGet(() -> Answer.failed(new Failure.NotFound("mailbox"))));
  }

  /** Returns a query without messages that have those flags already: undo needs the others. */
  static Query changing(BulkAction action) {
    if (!(action instanceof BulkAction.Flag(FlagChange change, Flags flags))) {
      return Query.ALL;
    }
    List<Query> all =
        Stream.concat(
                flags.system().stream().<Query>map(Query.HasFlag::new),
                flags.keywords().stream().<Query>map(Query.HasKeyword::new))
            .toList();
    return change == FlagChange.ADD ? new Query.Not(new Query.And(all)) : new Query.Or(all);
  }

  private Answer<UidSet> found(Caller caller, long mailbox, Query query) {
    return mail.view(caller, mailbox)
        .then(
            (MailboxView view) ->
                mail.search(caller, view, query, List.of(), SearchProgress.unheard())
                    .map(
                        found ->
                            UidSet.sorted(
                                Arrays.stream(found.messages()).mapToLong(view::uid).toArray())));
  }

  private Answer<BulkChange> begin(Caller caller, BulkChangeRequest request, UidSet uids) {
    if (request.action() instanceof BulkAction.Move(MailboxName to) && to.equals(request.name())) {
      return Answer.failed(
          new Failure.Invalid("to", "same", "The messages are already in this mailbox."));
    }
    if (uids.isEmpty()) {
      return Answer.failed(new Failure.NotFound("message to which this change would apply"));
    }
    if (uids.count() > MOST) {
      return Answer.failed(
          new Failure.Invalid("messages", "too-many", "At most " + MOST + " at once."));
    }
    OptionalLong domain =
        addresses.account(caller.account()).stream()
            .mapToLong(Resolution.Local::domain)
            .findFirst();
    TaskSubject subject = new TaskSubject(domain, OptionalLong.of(caller.account()), caller.name());
    TaskRequest<BulkChangeRequest> task =
        new TaskRequest<>(
            kind,
            request,
            subject,
            Optional.of(BulkChangeKind.NAME + " " + caller.account()),
            TaskRequester.of(caller));
    AuditEntry record =
        audit.entry(
            caller,
            BulkChangeKind.NAME,
            subject.audited(),
            Optional.of("messages: " + uids.count()),
            Optional.empty());
    try {
      return runner
          .begin(
              task,
              connection -> {
                record.write(connection);
                BulkChangeRows.put(connection, task.id(), uids);
              })
          .map(id -> find(caller, id))
          .orElseGet(
              () ->
                  Answer.failed(
                      new Failure.Taken(
                          "messages",
                          "busy",
                          "Another such change is still running. Try again when it is done.")));
    } catch (SQLException | PersistenceException away) {
      AWAY.met(away.getMessage());
      return Answer.failed(new Failure.TryLater("Messages cannot be changed at the moment."));
    }
  }

  @Override
  public Answer<BulkChange> find(Caller caller, String id) {
    return tasks
        .find(caller, id)
        .then(
            task ->
                BulkChangeRequest.of(task.parameters())
                    .filter(_ -> task.kind().equals(BulkChangeKind.NAME))
                    .filter(request -> request.account() == caller.account() && caller.hasAccount())
                    .<Answer<BulkChange>>map(request -> new Answer.Done<>(shown(task, request)))
                    .orElseGet(() -> Answer.failed(new Failure.NotFound("task", id))));
  }

  private static BulkChange shown(Task task, BulkChangeRequest request) {
    BulkChangeProgress facts = BulkChangeProgress.of(task.report());
    boolean isUndoable =
        switch (request.action()) {
          case BulkAction.Move _ -> !facts.moved().isEmpty();
          case BulkAction.Flag _ -> facts.done() > 0;
          case BulkAction.Expunge _ -> false;
        };
    return new BulkChange(
        task,
        request.name(),
        request.action(),
        facts.changed(),
        isUndoable && !request.isLast() && !task.state().isGoing());
  }

  @Override
  public Answer<BulkChange> stop(Caller caller, String id) {
    return find(caller, id).then(_ -> tasks.stop(caller, id)).then(_ -> find(caller, id));
  }

  @Override
  public Answer<BulkChange> undo(Caller caller, String id) {
    return find(caller, id)
        .then(
            sweep ->
                sweep.isUndoable()
                    ? undone(caller, sweep)
                    : Answer.failed(new Failure.NotAllowed()));
  }

  private Answer<BulkChange> undone(Caller caller, BulkChange sweep) {
    BulkChangeRequest request = BulkChangeRequest.of(sweep.task().parameters()).orElseThrow();
    BulkChangeProgress facts = BulkChangeProgress.of(sweep.task().report());
    return switch (request.action()) {
      case BulkAction.Move(MailboxName to) ->
          entry(caller, one -> one.id() == request.mailbox())
              .then(
                  back ->
                      entry(caller, one -> one.name().equals(to))
                          .then(
                              at ->
                                  begin(
                                      caller,
                                      new BulkChangeRequest(
                                          caller.account(),
                                          at.id(),
                                          at.name(),
                                          new BulkAction.Move(back.name()),
                                          true),
                                      facts.moved())));
      case BulkAction.Flag(FlagChange change, Flags flags) -> {
        FlagChange opposite = change == FlagChange.ADD ? FlagChange.REMOVE : FlagChange.ADD;
        yield changed(sweep.task().id(), facts.done())
            .then(
                uids ->
                    begin(
                        caller,
                        new BulkChangeRequest(
                            caller.account(),
                            request.mailbox(),
                            request.name(),
                            new BulkAction.Flag(opposite, flags),
                            true),
                        uids));
      }
      case BulkAction.Expunge() -> Answer.failed(new Failure.NotAllowed());
    };
  }

  private Answer<UidSet> changed(String task, long done) {
    try {
      UidSet all = transactions.read(connection -> BulkChangeRows.get(connection, task));
      return new Answer.Done<>(UidSet.inOrder(Arrays.copyOf(all.toArray(), (int) done)));
    } catch (SQLException away) {
      AWAY.met(away.getMessage());
      return Answer.failed(new Failure.TryLater("Messages cannot be changed at the moment."));
    }
  }
}
