package org.carillon.archive.internal;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carillon.account.archive.AccountArchive;
import org.carillon.account.archive.ArchivedAccount;
import org.carillon.archive.BackupScope;
import org.carillon.archive.internal.format.AccountFile;
import org.carillon.archive.internal.format.AccountJson;
import org.carillon.archive.internal.format.BackupFolder;
import org.carillon.archive.internal.format.Manifest;
import org.carillon.archive.mail.ArchivedMail;
import org.carillon.archive.mail.MailArchive;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.settings.Scope;
import org.carillon.task.TaskContext;
import org.carillon.task.TaskInterrupted;
import org.carillon.task.TaskReport;
import org.carillon.task.TaskWork;
import org.jboss.logging.Logger;

/** The task that writes a backup. The task's id is the backup's name. */
final class BackupRun implements TaskWork {
  private static final Logger LOG = Logger.getLogger(BackupRun.class);

  private static final AccountSaver.Saved NOTHING = new AccountSaver.Saved(0, 0);

  private final BackupFolder folder;
  private final AccountArchive accounts;
  private final DomainArchive domains;
  private final MailArchive mail;
  private final ServerArchive parts;
  private final BackupMarks marks;
  private final Caller caller;
  private final String name;
  private final BackupScope scope;
  private final Optional<Manifest> base;
  private final List<String> addresses;
  private final Instant started = Instant.now();
  private final List<Manifest.Entry> saved = new ArrayList<>();
  private final TaskProblems troubles = new TaskProblems();
  private TaskContext task;

  /** The progress of the account that is being saved. */
  private AccountSaver.Saved current = NOTHING;

  /** The components that make a backup. */
  record Dependencies(
      BackupFolder folder,
      AccountArchive accounts,
      DomainArchive domains,
      MailArchive mail,
      ServerArchive parts,
      BackupMarks marks) {}

  BackupRun(
      Dependencies dependencies,
      Caller caller,
      String name,
      BackupScope scope,
      Optional<Manifest> base,
      List<String> addresses) {
    this.folder = dependencies.folder;
    this.accounts = dependencies.accounts;
    this.domains = dependencies.domains;
    this.mail = dependencies.mail;
    this.parts = dependencies.parts;
    this.marks = dependencies.marks;
    this.caller = caller;
    this.name = name;
    this.scope = scope;
    this.base = base;
    this.addresses = List.copyOf(addresses);
  }

  JsonObject asked() {
    return RunJson.asked(scope, base.map(Manifest::name), addresses.size());
  }

  @Override
  public synchronized TaskReport report() {
    return RunJson.report(
        saved.size(),
        addresses.size(),
        current.messages() + saved.stream().mapToLong(Manifest.Entry::messages).sum(),
        current.octets() + saved.stream().mapToLong(Manifest.Entry::octets).sum(),
        troubles.all());
  }

  @Override
  public void run(TaskContext context) throws IOException, SQLException, TaskInterrupted {
    task = context;
    try {
      perform();
    } catch (IOException | SQLException hindered) {
      // If the task must not continue, that is the reason.
      task.goOn();
      throw hindered;
    }
  }

  private void perform() throws IOException, SQLException {
    Path files = folder.create(name);
    boolean since = isOfThisStore();
    for (String address : addresses) {
      save(address, files, since);
    }
    List<Manifest.Part> others =
        scope instanceof BackupScope.Server
            ? parts.save(folder.server(name), troubles::add)
            : List.of();
    String mark = UUID.randomUUID().toString();
    marks.mark(mark);
    Manifest manifest = manifest(mark, others);
    goOn();
    if (base.isPresent() && folder.manifest(base.get().name()).isEmpty()) {
      throw new IOException(base.get().name() + ", on which it is based, was removed");
    }
    folder.finish(manifest);
  }

  /** Throws if the task must not continue. Also called within an account, which may take long. */
  private void goOn() throws IOException {
    try {
      task.goOn();
    } catch (TaskInterrupted over) {
      throw new IOException(over.getMessage(), over);
    }
  }

  /**
   * Returns whether the ids in the base mean the same in this store. The store may be another one,
   * or may have been reset to a moment before the base was made.
   */
  private boolean isOfThisStore() throws SQLException {
    if (base.isEmpty()) {
      return false;
    }
    boolean same =
        base.get().lineage().equals(mail.lineage()) && marks.remembers(base.get().mark());
    if (!same) {
      LOG.warnf(
          "%s becomes a full backup, because the store does not know %s: it is another store,"
              + " or was reset to an earlier state.",
          name, base.get().name());
    }
    return same;
  }

  private void save(String address, Path files, boolean since) throws IOException, SQLException {
    switch (accounts.read(caller, address)) {
      case Answer.Done<ArchivedAccount>(ArchivedAccount account) -> save(account, files, since);
      case Answer.Failed<ArchivedAccount>(Failure.NotFound _) ->
          LOG.debugf("%s was deleted before it was saved", address);
      case Answer.Failed<ArchivedAccount> refused ->
          throw new IOException(address + ": " + refused);
    }
  }

  private void save(ArchivedAccount account, Path files, boolean since)
      throws IOException, SQLException {
    Path file = files.resolve(BackupFolder.fileName(account.address()));
    List<String> own = new ArrayList<>();
    AccountSaver.Saved done =
        new AccountSaver(since ? before(account) : Optional.empty(), own, this::so)
            .save(mail, account.id(), AccountJson.write(account), file);
    Manifest.Entry entry =
        new Manifest.Entry(
            account.address(),
            file.getFileName().toString(),
            done.messages(),
            done.octets(),
            BackupFolder.sha256(file));
    own.forEach(what -> troubles.add(account.address() + ": " + what));
    synchronized (this) {
      saved.add(entry);
      current = NOTHING;
    }
  }

  private void so(AccountSaver.Saved far) throws IOException {
    synchronized (this) {
      current = far;
    }
    goOn();
  }

  /** Returns the account in the base, or empty if it has been created again since. */
  private Optional<ArchivedMail> before(ArchivedAccount account) throws IOException {
    Optional<Manifest.Entry> entry = base.flatMap(earlier -> earlier.account(account.address()));
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    try (AccountFile file =
        new AccountFile(folder.account(base.orElseThrow().name(), entry.get()))) {
      return file.account().id() == account.id() ? Optional.of(file.mail()) : Optional.empty();
    }
  }

  private synchronized Manifest manifest(String mark, List<Manifest.Part> others)
      throws IOException, SQLException {
    Map<String, String> settings =
        scope instanceof BackupScope.Server ? domains.settings(Scope.server()) : Map.of();
    return new Manifest(
        name,
        scope,
        base.map(Manifest::name),
        mail.lineage(),
        mark,
        started,
        Instant.now(),
        settings,
        domains.read(caller, domainNames()),
        saved,
        others,
        troubles.all());
  }

  /** Returns the domains to save, with those without accounts unless one account is saved. */
  private Set<String> domainNames() throws IOException {
    return switch (scope) {
      case BackupScope.Server() -> domains.names(caller);
      case BackupScope.OfDomain(String domain) -> Set.of(domain);
      case BackupScope.OfAccount(String address) ->
          saved.stream()
              .map(entry -> entry.address().substring(entry.address().lastIndexOf('@') + 1))
              .collect(Collectors.toSet());
    };
  }
}
