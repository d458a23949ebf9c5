package org.carillon.archive.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.account.archive.AccountArchive;
import org.carillon.account.setting.SettingChanges;
import org.carillon.archive.Backup;
import org.carillon.archive.BackupScope;
import org.carillon.archive.Backups;
import org.carillon.archive.Restoration;
import org.carillon.archive.RestoreRequest;
import org.carillon.archive.SavedAccount;
import org.carillon.archive.WorkState;
import org.carillon.archive.internal.format.BackupDamaged;
import org.carillon.archive.internal.format.BackupFolder;
import org.carillon.archive.internal.format.Manifest;
import org.carillon.archive.mail.MailArchive;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditEntry;
import org.carillon.audit.AuditSubject;
import org.carillon.blob.Spools;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Transactions;
import org.carillon.node.Life;
import org.carillon.recovery.reserving.AccountReservations;
import org.carillon.task.Task;
import org.carillon.task.TaskRequest;
import org.carillon.task.TaskRequester;
import org.carillon.task.TaskRunner;
import org.carillon.task.TaskState;
import org.carillon.task.TaskSubject;
import org.jboss.logging.Logger;

/** Backups in a folder of the file system. Running ones are tasks. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class BackupOperations implements Backups {
  private static final Logger LOG = Logger.getLogger(BackupOperations.class);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** The largest number of tasks of a kind that are looked at; they are the latest. */
  private static final int MOST = 200;

  private final BackupFolders folders;
  private final Accounts accounts;
  private final AccountArchive identities;
  private final DomainArchive domains;
  private final ServerArchive parts;
  private final SettingChanges settings;
  private final MailArchive mail;
  private final Spools spools;
  private final Transactions transactions;
  private final SqlTransactions database;
  private final Audit audit;
  private final Life life;
  private final TaskRunner tasks;
  private final BackupKind backups;
  private final RestorationKind restorations;

  @Inject
  BackupOperations(
      BackupFolders folders,
      Accounts accounts,
      AccountArchive identities,
      DomainArchive domains,
      ServerArchive parts,
      SettingChanges settings,
      MailArchive mail,
      Spools spools,
      Transactions transactions,
      SqlTransactions database,
      Audit audit,
      Life life,
      TaskRunner tasks,
      BackupKind backups,
      RestorationKind restorations) {
    this.folders = folders;
    this.accounts = accounts;
    this.identities = identities;
    this.domains = domains;
    this.parts = parts;
    this.settings = settings;
    this.mail = mail;
    this.spools = spools;
    this.transactions = transactions;
    this.database = database;
    this.audit = audit;
    this.life = life;
    this.tasks = tasks;
    this.backups = backups;
    this.restorations = restorations;
  }

  @FunctionalInterface
  private interface Operation<T> {
    Answer<T> in(BackupFolder folder) throws IOException, SQLException;
  }

  private <T> Answer<T> answer(Caller caller, Operation<T> operation) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    try {
      return operation.in(folders.folder());
    } catch (BackupDamaged damaged) {
      LOG.warn("A backup is damaged", damaged);
      return Answer.failed(new Failure.Invalid("backup", "damaged", damaged.getMessage() + "."));
    } catch (IOException | SQLException | PersistenceException away) {
      LOG.warn("The backup folder or the message store is not available", away);
      return Answer.failed(new Failure.TryLater("Backups are not available at the moment."));
    }
  }

  @Override
  public Answer<Backup> begin(Caller caller, BackupScope scope, Optional<String> base) {
    return answer(
        caller,
        folder -> {
          Optional<Manifest> earlier =
              base.isPresent() ? folder.manifest(base.get()) : Optional.empty();
          if (base.isPresent() && earlier.isEmpty()) {
            return Answer.failed(
                new Failure.Invalid(
                    "base", "unknown", "There is no complete backup " + base.get() + "."));
          }
          return addresses(caller, scope)
              .retold(BackupOperations::ofScope)
              .then(addresses -> begin(caller, folder, scope, earlier, addresses));
        });
  }

  /** Translates a missing account or domain to an invalid scope of the request. */
  private static Failure ofScope(Failure failure) {
    return failure instanceof Failure.NotFound missing
        ? new Failure.Invalid("scope", "unknown", "There is no " + missing.thing() + ".")
        : failure;
  }

  private Answer<List<String>> addresses(Caller caller, BackupScope scope) {
    return switch (scope) {
      case BackupScope.Server() -> identities.addresses(caller, Optional.empty());
      case BackupScope.OfDomain(String name) ->
          domains
              .find(caller, name)
              .then(domain -> identities.addresses(caller, Optional.of(domain.name())));
      case BackupScope.OfAccount(String address) ->
          accounts.find(caller, address).map(account -> List.of(account.address()));
    };
  }

  private Answer<Backup> begin(
      Caller caller,
      BackupFolder folder,
      BackupScope scope,
      Optional<Manifest> base,
      List<String> addresses)
      throws SQLException {
    String name = name(folder, scope);
    BackupRun run =
        new BackupRun(
            new BackupRun.Dependencies(
                folder, identities, domains, mail, parts, new BackupMarks(database)),
            caller,
            name,
            scope,
            base,
            addresses);
    TaskRequest<BackupRun> asked =
        new TaskRequest<>(
            backups,
            run,
            name,
            TaskSubject.server(scope.toString()),
            Optional.of(BackupKind.NAME + " " + life.node()),
            TaskRequester.of(caller));
    Optional<String> begun =
        tasks.begin(
            asked,
            audit.entry(
                caller,
                "backup.create",
                AuditSubject.server(name),
                Optional.empty(),
                Optional.of(scope + base.map(earlier -> ", since " + earlier.name()).orElse(""))));
    return begun.isEmpty()
        ? Answer.failed(
            new Failure.Taken("scope", "busy", "A backup is already running on this node."))
        : new Answer.Done<>(RunJson.backup(tasks.rows().find(name).orElseThrow()));
  }

  /** Returns a new backup's name: the time, the scope, and a number if the second is taken. */
  private String name(BackupFolder folder, BackupScope scope) throws SQLException {
    String first =
        NAME.format(Instant.now()) + "-" + scope.toString().replaceAll("[^A-Za-z0-9.]", "_");
    String name = first;
    for (int number = 2;
        Files.exists(folder.root().resolve(name)) || tasks.rows().find(name).isPresent();
        number++) {
      name = first + "-" + number;
    }
    return name;
  }

  @Override
  public Answer<List<Backup>> list(Caller caller) {
    return answer(
        caller,
        folder -> {
          // The tasks are read before the manifests. A backup that ends in between then has a
          // manifest.
          List<Task> runs = tasks.rows().ofKind(BackupKind.NAME, MOST);
          List<Backup> found = new ArrayList<>();
          for (String name : folder.names()) {
            folder.manifest(name).map(Manifest::shown).ifPresent(found::add);
          }
          Set<String> whole = found.stream().map(Backup::name).collect(Collectors.toSet());
          runs.stream()
              .filter(task -> task.state() != TaskState.DONE)
              .map(RunJson::backup)
              .filter(backup -> !whole.contains(backup.name()))
              .forEach(found::add);
          found.sort(Comparator.comparing(Backup::started).reversed());
          return new Answer.Done<>(found);
        });
  }

  /** Returns a finished backup if its files are there, or the progress of an unfinished one. */
  private Optional<Backup> shown(BackupFolder folder, String name)
      throws IOException, SQLException {
    // The task is read before the manifest. A backup that ends in between then has a manifest.
    Optional<Backup> going =
        BackupFolder.isName(name)
            ? run(name).filter(task -> task.state() != TaskState.DONE).map(RunJson::backup)
            : Optional.empty();
    return folder.manifest(name).map(Manifest::shown).or(() -> going);
  }

  private Optional<Task> run(String name) throws SQLException {
    return tasks.rows().find(name).filter(task -> task.kind().equals(BackupKind.NAME));
  }

  @Override
  public Answer<Backup> find(Caller caller, String name) {
    return answer(
        caller,
        folder ->
            shown(folder, name)
                .<Answer<Backup>>map(Answer.Done::new)
                .orElseGet(() -> Answer.failed(new Failure.NotFound("backup " + name))));
  }

  @Override
  public Answer<Page<SavedAccount>> accounts(Caller caller, String name, PageRequest request) {
    return answer(
        caller,
        folder ->
            folder
                .manifest(name)
                .<Answer<Page<SavedAccount>>>map(
                    manifest -> new Answer.Done<>(manifest.accounts(request)))
                .orElseGet(() -> Answer.failed(new Failure.NotFound("complete backup " + name))));
  }

  @Override
  public Answer<Restoration> restore(Caller caller, RestoreRequest asked) {
    return answer(
        caller,
        folder ->
            RestoreRun.prepare(
                    new RestoreRun.Dependencies(
                        folder, accounts, identities, domains, settings, mail, parts, spools),
                    caller,
                    asked)
                .then(run -> begin(caller, asked, run)));
  }

  private Answer<Restoration> begin(Caller caller, RestoreRequest asked, RestoreRun run)
      throws SQLException {
    TaskRequest<RestoreRun> task =
        new TaskRequest<>(
            restorations,
            run,
            run.id(),
            TaskSubject.server(asked.account().orElse(asked.backup())),
            Optional.empty(),
            TaskRequester.of(caller));
    OptionalLong only = run.only();
    AuditEntry record = restored(caller, asked);
    Optional<TaskRunner.Claimed<RestoreRun>> claimed =
        database.write(
            connection -> {
              TaskRunner.endDead(connection);
              if (only.isPresent()
                  && !AccountReservations.reserve(connection, only.getAsLong(), run.id())) {
                return Optional.empty();
              }
              record.write(connection);
              return tasks.insert(connection, task);
            });
    if (claimed.isEmpty()) {
      return Answer.failed(
          new Failure.Taken(
              "account", "busy", "The account is already being rewound or restored."));
    }
    tasks.go(claimed.get());
    return new Answer.Done<>(RunJson.restoration(tasks.rows().find(run.id()).orElseThrow()));
  }

  @Override
  public Answer<Restoration> restoration(Caller caller, String id) {
    return answer(
        caller,
        folder ->
            tasks
                .rows()
                .find(id)
                .filter(task -> task.kind().equals(RestorationKind.NAME))
                .map(RunJson::restoration)
                .<Answer<Restoration>>map(Answer.Done::new)
                .orElseGet(() -> Answer.failed(new Failure.NotFound("such restoration"))));
  }

  @Override
  public Answer<List<Restoration>> restorations(Caller caller) {
    return answer(
        caller,
        folder ->
            new Answer.Done<>(
                tasks.rows().ofKind(RestorationKind.NAME, MOST).stream()
                    .map(RunJson::restoration)
                    .toList()));
  }

  /** Returns the audit subject; of a single account, the domain's administrators see it, too. */
  private AuditSubject subject(Caller caller, RestoreRequest asked) {
    return asked
        .into()
        .or(asked::account)
        .map(address -> accounts.find(caller, address))
        .filter(Answer.Done.class::isInstance)
        .map(found -> ((Answer.Done<Account>) found).value())
        .map(
            account ->
                AuditSubject.of(account.domain(), asked.backup() + " into " + account.address()))
        .orElseGet(() -> AuditSubject.server(asked.backup()));
  }

  private AuditEntry restored(Caller caller, RestoreRequest asked) {
    return audit.entry(
        caller,
        "backup.restore",
        subject(caller, asked),
        Optional.empty(),
        Optional.of(
            asked.account().orElse("all accounts")
                + asked.into().map(into -> " into " + into).orElse("")
                + asked.mailbox().map(mailbox -> ", only " + mailbox).orElse("")
                + asked.below().map(below -> ", below " + below).orElse("")
                + (asked.exact()
                    ? ", over what there is, exactly"
                    : asked.over() ? ", over what there is" : "")));
  }

  @Override
  public Answer<Void> remove(Caller caller, String name) {
    return answer(
        caller,
        folder ->
            end(caller, folder, name)
                .map(
                    ended -> {
                      folder.remove(name);
                      return ended;
                    }));
  }

  /** Ends a backup for good and writes an audit entry. Its files remain. */
  private Answer<Void> end(Caller caller, BackupFolder folder, String name)
      throws IOException, SQLException {
    Optional<Backup> there = shown(folder, name);
    if (there.isEmpty()) {
      return Answer.failed(new Failure.NotFound("backup " + name));
    }
    if (there.get().state() == WorkState.RUNNING) {
      return Answer.failed(new Failure.Invalid("backup", "running", name + " is being written."));
    }
    for (String other : folder.names()) {
      Optional<Manifest> manifest = folder.manifest(other);
      if (manifest.flatMap(Manifest::base).filter(name::equals).isPresent()) {
        return needed("The backup " + other + " is based on it. Delete that one first.");
      }
    }
    for (Task other : tasks.rows().ofKind(BackupKind.NAME, MOST)) {
      if (other.state().isGoing() && RunJson.base(other).filter(name::equals).isPresent()) {
        return needed("The running backup " + other.id() + " is based on it. Wait until it ends.");
      }
    }
    Optional<Manifest> whole = folder.manifest(name);
    try {
      transactions.run(
          entities -> {
            audit.record(
                caller,
                "backup.delete",
                AuditSubject.server(name),
                Optional.empty(),
                Optional.empty());
            folder.end(name);
          });
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
    if (whole.isPresent()) {
      new BackupMarks(database).forget(whole.get().mark());
    }
    if (run(name).filter(task -> task.state() != TaskState.DONE).isPresent()) {
      tasks.rows().remove(name);
    }
    return new Answer.Done<>(null);
  }

  private static <T> Answer<T> needed(String why) {
    return Answer.failed(new Failure.Taken("backup", "needed", why));
  }
}
