package org.carillon.archive.internal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.account.archive.AccountArchive;
import org.carillon.account.setting.SettingChanges;
import org.carillon.archive.ArchiveSettings;
import org.carillon.archive.Backup;
import org.carillon.archive.BackupScope;
import org.carillon.archive.Backups;
import org.carillon.archive.Restoration;
import org.carillon.archive.RestoreWish;
import org.carillon.archive.SavedAccount;
import org.carillon.archive.WorkState;
import org.carillon.archive.mail.MailArchive;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.blob.Spools;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;
import org.carillon.database.StoredText;
import org.carillon.database.Transactions;
import org.carillon.files.PrivateFolders;
import org.carillon.settings.Settings;
import org.carillon.startup.DatabaseReady;
import org.jboss.logging.Logger;

/** Backups in a folder of the file system. */
@ApplicationScoped
class BackupOperations implements Backups, PrivateFolders {
  private static final Logger LOG = Logger.getLogger(BackupOperations.class);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  @Inject Settings settings;
  @Inject Accounts accounts;
  @Inject AccountArchive identities;
  @Inject DomainArchive domains;
  @Inject ServerParts parts;
  @Inject SettingChanges settingChanges;
  @Inject MailArchive mail;
  @Inject Spools spools;
  @Inject Transactions transactions;
  @Inject Audit audit;
  @Inject SqlTransactions database;

  /** The one that runs on this node, or ran last. */
  private Optional<BackupRun> latest = Optional.empty();

  private Optional<Gauge> age = Optional.empty();

  ArchiveRuns runs() {
    return new ArchiveRuns(database, System.getProperty("carillon.node", "carillon"));
  }

  void ready(@Observes DatabaseReady ready) {
    age =
        Optional.of(
            Gauge.builder("carillon.backup.age.seconds", this, BackupOperations::ageSeconds)
                .register(Metrics.globalRegistry));
    try {
      runs().startedAnew();
    } catch (SQLException away) {
      LOG.debugf("What was interrupted shows when it is silent: %s", away.getMessage());
    }
  }

  @PreDestroy
  void stop() {
    age.ifPresent(Metrics.globalRegistry::remove);
  }

  /** Since the last backup was finished; not a number while there is none. */
  private double ageSeconds() {
    try {
      return folder()
          .last()
          .map(last -> (double) Duration.between(last, Instant.now()).toSeconds())
          .orElse(Double.NaN);
    } catch (IOException unreadable) {
      return Double.NaN;
    }
  }

  /** What is done in the backup folder. */
  @FunctionalInterface
  private interface Operation<T> {
    Answer<T> in(BackupFolder folder) throws IOException, SQLException;
  }

  private <T> Answer<T> answer(Caller caller, Operation<T> operation) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    try {
      return operation.in(folder());
    } catch (BackupDamaged damaged) {
      LOG.warn("A backup is damaged", damaged);
      return Answer.failed(new Failure.Invalid("backup", "damaged", damaged.getMessage() + "."));
    } catch (IOException | SQLException | PersistenceException away) {
      LOG.warn("The backup folder or the store is not available", away);
      return Answer.failed(
          new Failure.TryLater("The backup folder or the store is not available."));
    }
  }

  private BackupFolder folder() {
    return new BackupFolder(folders().getFirst());
  }

  @Override
  public List<Path> folders() {
    String set = settings.value(ArchiveSettings.FOLDER);
    String home =
        System.getProperty("carillon.home", System.getProperty("user.home") + "/carillon");
    return List.of(set.isEmpty() ? Path.of(home, "backups") : Path.of(set));
  }

  private void record(Caller caller, String action, AuditSubject subject, String what) {
    transactions.run(
        entities -> audit.record(caller, action, subject, Optional.empty(), Optional.of(what)));
  }

  @Override
  public synchronized Answer<Backup> begin(
      Caller caller, BackupScope scope, Optional<String> base) {
    return answer(
        caller,
        folder -> {
          if (latest.filter(run -> run.shown().state() == WorkState.RUNNING).isPresent()) {
            return Answer.failed(
                new Failure.Taken("scope", "busy", "A backup is running on this node."));
          }
          Optional<Manifest> earlier =
              base.isPresent() ? folder.manifest(base.get()) : Optional.empty();
          if (base.isPresent() && earlier.isEmpty()) {
            return Answer.failed(
                new Failure.Invalid(
                    "base", "unknown", "There is no whole backup " + base.get() + "."));
          }
          return addresses(caller, scope)
              .retold(BackupOperations::ofScope)
              .then(addresses -> begin(caller, folder, scope, earlier, addresses));
        });
  }

  /** What is missing was named as the scope. */
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
    String what = scope + base.map(earlier -> ", since " + earlier.name()).orElse("");
    BackupRun run =
        new BackupRun(
            new BackupRun.Ground(folder, identities, domains, mail, parts, runs()),
            caller,
            name,
            scope,
            base,
            addresses);
    run.start(() -> record(caller, "backup.create", AuditSubject.server(name), what));
    latest = Optional.of(run);
    return new Answer.Done<>(run.shown());
  }

  /** The time and the scope, numbered where there was one of the same second. */
  private static String name(BackupFolder folder, BackupScope scope) {
    String first =
        NAME.format(Instant.now()) + "-" + scope.toString().replaceAll("[^A-Za-z0-9.]", "_");
    String name = first;
    for (int number = 2; Files.exists(folder.root().resolve(name)); number++) {
      name = first + "-" + number;
    }
    return name;
  }

  @Override
  public Answer<List<Backup>> list(Caller caller) {
    return answer(
        caller,
        folder -> {
          // The runs before the manifests: one that ends in between is whole by then.
          List<ArchiveRuns.Told> runs = runs().all(ArchiveRuns.Kind.BACKUP);
          List<Backup> found = new ArrayList<>();
          for (String name : folder.names()) {
            folder.manifest(name).map(Manifest::shown).ifPresent(found::add);
          }
          Set<String> whole = new HashSet<>();
          found.forEach(backup -> whole.add(backup.name()));
          runs.stream()
              .filter(told -> told.state() != WorkState.DONE)
              .map(RunJson::backup)
              .filter(backup -> !whole.contains(backup.name()))
              .forEach(found::add);
          found.sort(Comparator.comparing(Backup::started).reversed());
          return new Answer.Done<>(found);
        });
  }

  @Override
  public Answer<Optional<Backup>> running(Caller caller) {
    return answer(
        caller,
        folder ->
            new Answer.Done<>(
                runs().all(ArchiveRuns.Kind.BACKUP).stream()
                    .filter(told -> told.state() == WorkState.RUNNING)
                    .map(RunJson::backup)
                    .findFirst()));
  }

  /** What is whole, or how far what is not is; one that was whole and is gone is none. */
  private Optional<Backup> shown(BackupFolder folder, String name)
      throws IOException, SQLException {
    // The run before the manifest: one that ends in between is whole by then.
    Optional<Backup> going =
        BackupFolder.isName(name)
            ? runs()
                .find(ArchiveRuns.Kind.BACKUP, name)
                .filter(told -> told.state() != WorkState.DONE)
                .map(RunJson::backup)
            : Optional.empty();
    return folder.manifest(name).map(Manifest::shown).or(() -> going);
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
                .orElseGet(() -> Answer.failed(new Failure.NotFound("whole backup " + name))));
  }

  @Override
  public Answer<Restoration> restore(Caller caller, RestoreWish wish) {
    return answer(
        caller,
        folder ->
            RestoreRun.prepare(this, caller, folder, wish)
                .then(
                    run ->
                        run.start(() -> recordRestore(caller, wish))
                            ? new Answer.Done<>(run.shown())
                            : Answer.failed(
                                new Failure.Taken(
                                    "account",
                                    "busy",
                                    "The account is being rewound or restored."))));
  }

  @Override
  public Answer<Restoration> restoration(Caller caller, String id) {
    return answer(
        caller,
        folder ->
            (StoredText.isImpossible(id)
                    ? Optional.<ArchiveRuns.Told>empty()
                    : runs().find(ArchiveRuns.Kind.RESTORATION, id))
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
                runs().all(ArchiveRuns.Kind.RESTORATION).stream()
                    .map(RunJson::restoration)
                    .toList()));
  }

  /** Where one account is changed, those who administer its domain see it, too. */
  private AuditSubject subject(Caller caller, RestoreWish wish) {
    return wish.into()
        .or(wish::account)
        .map(address -> accounts.find(caller, address))
        .filter(Answer.Done.class::isInstance)
        .map(found -> ((Answer.Done<Account>) found).value())
        .map(
            account ->
                AuditSubject.of(account.domain(), wish.backup() + " into " + account.address()))
        .orElseGet(() -> AuditSubject.server(wish.backup()));
  }

  /** Notes who restored what where, before it is done. */
  private void recordRestore(Caller caller, RestoreWish wish) {
    record(
        caller,
        "backup.restore",
        subject(caller, wish),
        wish.account().orElse("all accounts")
            + wish.into().map(into -> " into " + into).orElse("")
            + wish.mailbox().map(mailbox -> ", only " + mailbox).orElse("")
            + wish.below().map(below -> ", below " + below).orElse("")
            + (wish.exact()
                ? ", over what there is, exactly"
                : wish.over() ? ", over what there is" : ""));
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

  /** Makes it no backup any more, with the record of who did; its files are there still. */
  private synchronized Answer<Void> end(Caller caller, BackupFolder folder, String name)
      throws IOException, SQLException {
    Optional<Backup> there = shown(folder, name);
    if (there.isEmpty()) {
      return Answer.failed(new Failure.NotFound("backup " + name));
    }
    if (there.get().state() == WorkState.RUNNING) {
      return Answer.failed(
          new Failure.Invalid("backup", "running", name + " is still being written."));
    }
    for (String other : folder.names()) {
      Optional<Manifest> manifest = folder.manifest(other);
      if (manifest.flatMap(Manifest::base).filter(name::equals).isPresent()) {
        return Answer.failed(new Failure.Taken("backup", "needed", other + " is based on it."));
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
      runs().forget(whole.get().mark());
    }
    runs().remove(name);
    return new Answer.Done<>(null);
  }
}
