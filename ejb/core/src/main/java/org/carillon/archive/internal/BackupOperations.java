package org.carillon.archive.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.account.Account;
import org.carillon.account.AccountArchive;
import org.carillon.account.Accounts;
import org.carillon.account.Answer;
import org.carillon.account.Page;
import org.carillon.account.PageRequest;
import org.carillon.account.SettingChanges;
import org.carillon.archive.ArchiveSettings;
import org.carillon.archive.Backup;
import org.carillon.archive.BackupScope;
import org.carillon.archive.Backups;
import org.carillon.archive.Restoration;
import org.carillon.archive.RestoreWish;
import org.carillon.archive.SavedAccount;
import org.carillon.archive.WorkState;
import org.carillon.audit.Audit;
import org.carillon.blob.Spools;
import org.carillon.contract.identity.Caller;
import org.carillon.database.Transactions;
import org.carillon.mailbox.MailArchive;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Backups in a folder of the file system. */
@ApplicationScoped
class BackupOperations implements Backups {
  private static final Logger LOG = Logger.getLogger(BackupOperations.class);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  @Inject Settings settings;
  @Inject Accounts accounts;
  @Inject AccountArchive identities;
  @Inject DomainArchive domains;
  @Inject SettingChanges settingChanges;
  @Inject MailArchive mail;
  @Inject Spools spools;
  @Inject Transactions transactions;
  @Inject Audit audit;

  private static final int MOST_REMEMBERED = 100;

  private final Map<String, RestoreRun> restorations = new ConcurrentHashMap<>();

  /** The one that runs on this node, or ran last. */
  private Optional<BackupRun> latest = Optional.empty();

  /** What is done in the backup folder. */
  @FunctionalInterface
  private interface Operation<T> {
    Answer<T> in(BackupFolder folder) throws IOException, SQLException;
  }

  private <T> Answer<T> answer(Caller caller, Operation<T> operation) {
    if (!caller.administersServer()) {
      return new Answer.NotAllowed<>();
    }
    try {
      return operation.in(folder());
    } catch (BackupDamaged damaged) {
      LOG.warn("A backup is damaged", damaged);
      return new Answer.Invalid<>("backup", "damaged", damaged.getMessage() + ".");
    } catch (IOException | SQLException | PersistenceException away) {
      LOG.warn("The backup folder or the store is not available", away);
      return new Answer.TryLater<>("The backup folder or the store is not available.");
    }
  }

  private BackupFolder folder() {
    String set = settings.value(ArchiveSettings.FOLDER);
    String home =
        System.getProperty("carillon.home", System.getProperty("user.home") + "/carillon");
    return new BackupFolder(set.isEmpty() ? Path.of(home, "backups") : Path.of(set));
  }

  private void record(Caller caller, String action, String subject, String what) {
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
            return new Answer.Taken<>("scope", "A backup is running on this node.");
          }
          Optional<Manifest> earlier = Optional.empty();
          if (base.isPresent()) {
            earlier = folder.manifest(base.get());
            if (earlier.isEmpty()) {
              return new Answer.Invalid<>(
                  "base", "unknown", "There is no whole backup " + base.get() + ".");
            }
          }
          return switch (addresses(caller, scope)) {
            case Answer.Done<List<String>>(List<String> addresses) ->
                begin(caller, folder, scope, earlier, addresses);
            case Answer.NotFound<List<String>>(String what) ->
                new Answer.Invalid<>("scope", "unknown", "There is no " + what + ".");
            case Answer<List<String>> refused -> Answer.same(refused);
          };
        });
  }

  private Answer<List<String>> addresses(Caller caller, BackupScope scope) {
    return switch (scope) {
      case BackupScope.Server() -> identities.addresses(caller, Optional.empty());
      case BackupScope.OfDomain(String domain) -> identities.addresses(caller, Optional.of(domain));
      case BackupScope.OfAccount(String address) ->
          switch (accounts.find(caller, address)) {
            case Answer.Done<Account>(Account account) ->
                new Answer.Done<>(List.of(account.address()));
            case Answer<Account> refused -> Answer.same(refused);
          };
    };
  }

  private Answer<Backup> begin(
      Caller caller,
      BackupFolder folder,
      BackupScope scope,
      Optional<Manifest> base,
      List<String> addresses) {
    if (addresses.isEmpty()) {
      return new Answer.Invalid<>("scope", "empty", "There is no account in " + scope + ".");
    }
    String name = name(folder, scope);
    record(
        caller,
        "backup.create",
        name,
        scope + base.map(earlier -> ", since " + earlier.name()).orElse(""));
    BackupRun run =
        new BackupRun(
            new BackupRun.Ground(folder, identities, domains, mail),
            caller,
            name,
            scope,
            base,
            addresses);
    latest = Optional.of(run);
    Thread.ofVirtual().name("backup-" + name).start(run);
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
          List<Backup> found = new ArrayList<>();
          for (String name : folder.names()) {
            shown(folder, name).ifPresent(found::add);
          }
          found.sort(Comparator.comparing(Backup::started).reversed());
          return new Answer.Done<>(found);
        });
  }

  @Override
  public Answer<Optional<Backup>> running(Caller caller) {
    return caller.administersServer()
        ? new Answer.Done<>(
            latest().map(BackupRun::shown).filter(backup -> backup.state() == WorkState.RUNNING))
        : new Answer.NotAllowed<>();
  }

  private Optional<Backup> shown(BackupFolder folder, String name) throws IOException {
    Optional<Backup> running =
        latest().map(BackupRun::shown).filter(backup -> backup.name().equals(name));
    if (running.isPresent()) {
      return running;
    }
    Optional<Backup> whole = folder.manifest(name).map(Manifest::shown);
    return whole.isPresent() ? whole : folder.unfinished(name);
  }

  private synchronized Optional<BackupRun> latest() {
    return latest;
  }

  @Override
  public Answer<Backup> find(Caller caller, String name) {
    return answer(
        caller,
        folder ->
            shown(folder, name)
                .<Answer<Backup>>map(Answer.Done::new)
                .orElseGet(() -> new Answer.NotFound<>("backup " + name)));
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
                .orElseGet(() -> new Answer.NotFound<>("whole backup " + name)));
  }

  @Override
  public Answer<Restoration> restore(Caller caller, RestoreWish wish) {
    return answer(
        caller,
        folder ->
            switch (RestoreRun.prepare(this, caller, folder, wish)) {
              case Answer.Done<RestoreRun>(RestoreRun run) -> {
                remember(run);
                Thread.ofVirtual().name("restore-" + run.shown().id()).start(run);
                yield new Answer.Done<>(run.shown());
              }
              case Answer<RestoreRun> refused -> Answer.same(refused);
            });
  }

  @Override
  public Answer<Restoration> restoration(Caller caller, String id) {
    if (!caller.administersServer()) {
      return new Answer.NotAllowed<>();
    }
    RestoreRun run = restorations.get(id);
    return run == null
        ? new Answer.NotFound<>("restoration " + id + " on this node")
        : new Answer.Done<>(run.shown());
  }

  @Override
  public Answer<List<Restoration>> restorations(Caller caller) {
    return caller.administersServer()
        ? new Answer.Done<>(
            restorations.values().stream()
                .map(RestoreRun::shown)
                .sorted(Comparator.comparing(Restoration::started).reversed())
                .toList())
        : new Answer.NotAllowed<>();
  }

  /** Forgets the oldest that has ended, when there are many. */
  private void remember(RestoreRun run) {
    restorations.put(run.shown().id(), run);
    if (restorations.size() > MOST_REMEMBERED) {
      restorations.values().stream()
          .map(RestoreRun::shown)
          .filter(one -> one.state() != WorkState.RUNNING)
          .min(Comparator.comparing(Restoration::started))
          .ifPresent(oldest -> restorations.remove(oldest.id()));
    }
  }

  /** Notes who restored what where, before it is done. */
  void recordRestore(Caller caller, RestoreWish wish) {
    record(
        caller,
        "backup.restore",
        wish.backup(),
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
        folder -> {
          Optional<Backup> there = shown(folder, name);
          if (there.isEmpty()) {
            return new Answer.NotFound<>("backup " + name);
          }
          if (there.get().state() == WorkState.RUNNING) {
            return new Answer.Invalid<>("backup", "running", name + " is still being written.");
          }
          for (String other : folder.names()) {
            Optional<Manifest> manifest = folder.manifest(other);
            if (manifest.flatMap(Manifest::base).filter(name::equals).isPresent()) {
              return new Answer.Taken<>("backup", other + " is based on it.");
            }
          }
          record(caller, "backup.delete", name, "");
          folder.remove(name);
          return new Answer.Done<>(null);
        });
  }
}
