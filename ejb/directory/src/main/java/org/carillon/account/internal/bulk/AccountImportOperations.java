package org.carillon.account.internal.bulk;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.bulk.AccountImport;
import org.carillon.account.bulk.AccountImports;
import org.carillon.account.bulk.BatchAccountCreation;
import org.carillon.account.bulk.ImportCounts;
import org.carillon.account.bulk.RunningImport;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.DomainRow;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.format.name.DomainName;
import org.carillon.task.Task;
import org.carillon.task.TaskRequest;
import org.carillon.task.TaskRequester;
import org.carillon.task.TaskRunner;
import org.carillon.task.TaskSubject;
import org.carillon.task.Tasks;
import org.jboss.logging.Logger;

/** Runs imports of accounts as tasks of this node. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AccountImportOperations implements AccountImports {
  private static final Logger LOG = Logger.getLogger(AccountImportOperations.class);

  private static final TaskSubject ACCOUNTS = TaskSubject.server("accounts");

  private final DirectoryTransactions directory;
  private final ImportSteps steps;
  private final GroupSteps groupSteps;
  private final ImportKind kind;
  private final TaskRunner runner;
  private final Tasks tasks;
  private final Audit audit;

  @Inject
  AccountImportOperations(
      DirectoryTransactions directory,
      ImportSteps steps,
      GroupSteps groupSteps,
      ImportKind kind,
      TaskRunner runner,
      Tasks tasks,
      Audit audit) {
    this.directory = directory;
    this.steps = steps;
    this.groupSteps = groupSteps;
    this.kind = kind;
    this.runner = runner;
    this.tasks = tasks;
    this.audit = audit;
  }

  /**
   * A file that was read.
   *
   * @param subject the domain or server for which it creates accounts
   */
  private record Read(TaskSubject subject, List<SourceAccount> sources, List<SourceGroup> groups) {}

  private Answer<Read> read(Caller caller, AccountImport file) {
    return subject(caller, file.domain())
        .then(
            subject -> {
              Optional<String> domain =
                  subject.domain().isPresent() ? Optional.of(subject.name()) : Optional.empty();
              AccountImport known = new AccountImport(file.form(), file.text(), domain);
              return SourceFile.read(known)
                  .map(sources -> new Read(subject, sources, SourceFile.groups(known)));
            });
  }

  /** Returns the named domain, else the caller's own, else all domains of the server. */
  private Answer<TaskSubject> subject(Caller caller, Optional<String> named) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return directory.look(
        entities -> {
          if (named.isPresent()) {
            return DomainName.canonical(named.get())
                .flatMap(name -> DirectoryQueries.domain(entities, name))
                .filter(row -> caller.administersDomain(row.id()))
                .<Answer<TaskSubject>>map(row -> new Answer.Done<>(of(row)))
                .orElseGet(() -> notServed(named.get()));
          }
          return new Answer.Done<>(
              caller.rights() instanceof Rights.DomainAdministrator(long own)
                  ? of(entities.find(DomainRow.class, own))
                  : ACCOUNTS);
        });
  }

  private static TaskSubject of(DomainRow row) {
    return new TaskSubject(OptionalLong.of(row.id()), OptionalLong.empty(), row.name());
  }

  private static <T> Answer<T> notServed(String domain) {
    return Answer.failed(
        new Failure.Invalid("domain", "unknown-domain", "There is no domain " + domain + "."));
  }

  @Override
  public Answer<ImportCounts> preview(Caller caller, AccountImport file) {
    return read(caller, file)
        .then(
            read ->
                preview(caller, read.sources)
                    .then(counts -> groupSteps.preview(caller, read.groups).map(counts::plus)));
  }

  private Answer<ImportCounts> preview(Caller caller, List<SourceAccount> sources) {
    Answer<ImportCounts> all = new Answer.Done<>(ImportCounts.NONE);
    for (int from = 0; from < sources.size(); from += BatchAccountCreation.STEP) {
      List<SourceAccount> step =
          sources.subList(from, Math.min(sources.size(), from + BatchAccountCreation.STEP));
      all = all.then(counts -> steps.preview(caller, step).map(counts::plus));
    }
    return all;
  }

  @Override
  public Answer<RunningImport> begin(Caller caller, AccountImport file) {
    return read(caller, file)
        .then(
            read -> {
              try {
                return begin(caller, file, read);
              } catch (SQLException away) {
                LOG.warn("An import could not be started", away);
                return Answer.failed(
                    new Failure.TryLater("The database is not available at the moment."));
              }
            });
  }

  private Answer<RunningImport> begin(Caller caller, AccountImport file, Read read)
      throws SQLException {
    TaskSubject subject = read.subject;
    TaskRequest<ImportRun> request =
        new TaskRequest<>(
            kind,
            new ImportRun(steps, groupSteps, caller, read.sources, read.groups),
            subject,
            Optional.of(ImportKind.NAME + " " + subject.name()),
            TaskRequester.of(caller));
    Optional<String> begun =
        runner.begin(
            request,
            audit.entry(
                caller,
                ImportKind.NAME,
                new AuditSubject(subject.domain(), subject.name()),
                Optional.empty(),
                Optional.of(file.form().word() + ", accounts: " + read.sources.size())));
    return begun.isPresent()
        ? find(caller, begun.get())
        : Answer.failed(
            new Failure.Taken("text", "busy", "Another import is running. Wait until it ends."));
  }

  @Override
  public Answer<RunningImport> find(Caller caller, String id) {
    return caller.rights() instanceof Rights.User
        ? Answer.failed(new Failure.NotAllowed())
        : tasks
            .find(caller, id)
            .then(
                task ->
                    counts(task)
                        .<Answer<RunningImport>>map(
                            counts -> new Answer.Done<>(new RunningImport(task, counts)))
                        .orElseGet(() -> Answer.failed(new Failure.NotFound("task", id))));
  }

  @Override
  public Optional<ImportCounts> counts(Task task) {
    return task.kind().equals(ImportKind.NAME)
        ? Optional.of(ImportFacts.counts(task.report()))
        : Optional.empty();
  }
}
