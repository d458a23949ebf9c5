package org.carillon.archive.internal;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.account.archive.AccountArchive;
import org.carillon.account.archive.ArchivedAccount;
import org.carillon.account.setting.SettingChanges;
import org.carillon.archive.RestoreRequest;
import org.carillon.archive.internal.format.AccountFile;
import org.carillon.archive.internal.format.BackupDamaged;
import org.carillon.archive.internal.format.BackupFolder;
import org.carillon.archive.internal.format.Manifest;
import org.carillon.archive.mail.ArchiveOrigin;
import org.carillon.archive.mail.ArchivedAlias;
import org.carillon.archive.mail.ArchivedMail;
import org.carillon.archive.mail.MailArchive;
import org.carillon.archive.mail.MailRestoration;
import org.carillon.archive.mail.MailRestoration.Removed;
import org.carillon.blob.Spools;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.settings.Scope;
import org.carillon.store.rows.RefusedException;
import org.carillon.task.ParallelSteps;
import org.carillon.task.TaskContext;
import org.carillon.task.TaskInterrupted;
import org.carillon.task.TaskReport;
import org.carillon.task.TaskWork;
import org.jboss.logging.Logger;

/** The task of a restoration. The accounts are reserved for the task's id. */
final class RestoreRun implements TaskWork {
  private static final Logger LOG = Logger.getLogger(RestoreRun.class);

  private final Dependencies dependencies;
  private final Caller caller;
  private final RestoreRequest request;

  /** The backup, followed by those that it is based on. */
  private final List<Manifest> chain;

  /** The entries of accounts in each backup of the chain, by address. */
  private final List<Map<String, Manifest.Entry>> entries;

  private final List<String> addresses;
  private final RestoreTargets targets;
  private final String id = UUID.randomUUID().toString();
  private final List<String> accounts = new ArrayList<>();
  private final TaskProblems troubles = new TaskProblems();
  private TaskContext task;

  /** An account's names for other accounts' mailboxes, which are set when all mailboxes exist. */
  private record Named(MailRestoration restoration, List<ArchivedAlias> aliases) {}

  private final List<Named> named = new CopyOnWriteArrayList<>();
  private long mailboxes;
  private long leftAlone;
  private long messages;
  private Removed removed = new Removed(0, 0);

  /** The components that make a restoration. */
  record Dependencies(
      BackupFolder folder,
      Accounts accounts,
      AccountArchive identities,
      DomainArchive domains,
      SettingChanges settings,
      MailArchive mail,
      ServerArchive parts,
      Spools spools) {}

  private RestoreRun(
      Dependencies dependencies, Caller caller, RestoreRequest request, List<Manifest> chain) {
    this.dependencies = dependencies;
    this.caller = caller;
    this.request = request;
    this.chain = List.copyOf(chain);
    this.entries = chain.stream().map(Manifest::byAddress).toList();
    this.addresses =
        request
            .account()
            .map(List::of)
            .orElseGet(
                () -> chain.getFirst().accounts().stream().map(Manifest.Entry::address).toList());
    this.targets = new RestoreTargets(dependencies, caller, request, this::archived, id, troubles);
  }

  /** Finds what a request names. */
  static Answer<RestoreRun> prepare(
      Dependencies dependencies, Caller caller, RestoreRequest request) throws IOException {
    List<Manifest> chain = new ArrayList<>();
    Optional<String> name = Optional.of(request.backup());
    while (name.isPresent()) {
      String wanted = name.get();
      Optional<Manifest> manifest = dependencies.folder.manifest(wanted);
      if (manifest.isEmpty() || chain.stream().anyMatch(one -> one.name().equals(wanted))) {
        return Answer.failed(new Failure.NotFound("complete backup " + wanted));
      }
      chain.add(manifest.get());
      name = manifest.get().base();
    }
    Optional<String> account = request.account();
    if (account.isPresent() && chain.getFirst().account(account.get()).isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              "account",
              "not-in-backup",
              "There is no account " + account.get() + " in the backup."));
    }
    if (request.mailbox().filter(only -> only.length() > 2 * MailboxName.MOST_CHARS).isPresent()) {
      return Answer.failed(
          new Failure.Invalid("mailbox", "too-long", "The name of the mailbox is too long."));
    }
    if (account.isEmpty() && (request.into().isPresent() || request.mailbox().isPresent())) {
      return Answer.failed(
          new Failure.Invalid(
              "account", "missing", "Enter the account to which the mailbox belongs."));
    }
    String below = request.below().map(RestoreRun::belowProblem).orElse("");
    if (!below.isEmpty()) {
      return Answer.failed(new Failure.Invalid("below", "malformed", below));
    }
    if (request.into().isPresent()
        && !(dependencies.accounts.find(caller, request.into().get())
            instanceof Answer.Done<Account>)) {
      return Answer.failed(
          new Failure.Invalid(
              "into", "unknown", "There is no account " + request.into().get() + "."));
    }
    if (request.over() && request.below().isPresent()) {
      return Answer.failed(
          new Failure.Invalid(
              "over",
              "contradiction",
              "Restore either over existing mail or below another name, not both."));
    }
    if (request.exact() && !request.over()) {
      return Answer.failed(
          new Failure.Invalid(
              "exact", "contradiction", "An exact restore is only possible over existing mail."));
    }
    return new Answer.Done<>(new RestoreRun(dependencies, caller, request, chain));
  }

  /** Returns why restored mailboxes can't be placed below a name, or empty if they can. */
  private static String belowProblem(String path) {
    MailboxName name = new MailboxName(path);
    return name.isOthers()
        ? "Mailboxes can only be restored into the account itself: the name must not begin"
            + " with ~."
        : name.problem();
  }

  String id() {
    return id;
  }

  JsonObject asked() {
    return RunJson.asked(request, addresses.size());
  }

  @Override
  public synchronized TaskReport report() {
    return new RunJson.Restored(
            targets.ready(),
            accounts.stream().sorted().toList(),
            mailboxes,
            leftAlone,
            messages,
            removed,
            troubles.all())
        .report(addresses.size());
  }

  @Override
  public void run(TaskContext context) throws IOException, SQLException, TaskInterrupted {
    task = context;
    try {
      perform();
    } catch (IOException | SQLException hindered) {
      // If the task must not continue, that is the reason.
      task.goOn();
      if (hindered.getCause() instanceof RefusedException) {
        throw new IOException(hindered.getMessage(), hindered);
      }
      throw hindered;
    }
  }

  private void goOn() throws IOException {
    try {
      task.goOn();
    } catch (TaskInterrupted over) {
      throw new IOException(over.getMessage(), over);
    }
  }

  private synchronized void restored(int more) {
    messages += more;
  }

  private synchronized void shownMailbox() {
    mailboxes++;
  }

  private synchronized void leftAlone() {
    leftAlone++;
  }

  private synchronized void removed(Removed more) {
    removed =
        new Removed(removed.mailboxes() + more.mailboxes(), removed.messages() + more.messages());
  }

  /** The progress of one account. Its troubles are reported with its address. */
  private final class OfAccount implements AccountRestorer.Notes {
    private final String address;

    OfAccount(String address) {
      this.address = address;
    }

    @Override
    public void goOn() throws IOException {
      RestoreRun.this.goOn();
    }

    @Override
    public void trouble(String what) {
      troubles.add(address + ": " + what);
    }

    @Override
    public void restored(int more) {
      RestoreRun.this.restored(more);
    }

    @Override
    public void shownMailbox() {
      RestoreRun.this.shownMailbox();
    }

    @Override
    public void leftAlone() {
      RestoreRun.this.leftAlone();
    }

    @Override
    public void removed(Removed more) {
      RestoreRun.this.removed(more);
    }
  }

  /** Returns the account that is restored, if it is one, without those other tasks have. */
  OptionalLong only() {
    return request.account().isPresent()
            && dependencies.accounts.find(caller, request.into().orElse(addresses.getFirst()))
                instanceof Answer.Done<Account>(Account account)
        ? OptionalLong.of(account.id())
        : OptionalLong.empty();
  }

  private void perform() throws IOException, SQLException {
    makeDomains();
    // All accounts are prepared before any mail, because mailboxes are shared with existing
    // accounts only.
    targets.prepare(addresses);
    boolean asServer = isOfAnotherServer();
    if (asServer) {
      dependencies.parts.restoreBeforeMail(chain.getFirst(), this::part, troubles::add);
    }
    ArchiveOrigin origin =
        new ArchiveOrigin(chain.getFirst().lineage(), chain.getFirst().started(), targets.madeOf());
    ParallelSteps.each(targets.all(), target -> restore(target, origin));
    for (Named one : named) {
      one.restoration.alias(one.aliases);
    }
    if (asServer) {
      dependencies.parts.restoreAfterMail(chain.getFirst(), this::part, troubles::add);
    }
  }

  /**
   * Returns whether a whole server is restored into another database. In the database that was
   * saved, what was removed stays removed: administrators, tokens, and queued mail that was sent
   * meanwhile.
   */
  private boolean isOfAnotherServer() throws SQLException {
    return request.account().isEmpty()
        && !chain.getFirst().lineage().equals(dependencies.mail.lineage());
  }

  private Path part(Manifest.Part part) throws IOException {
    Path path = dependencies.folder.part(chain.getFirst().name(), part);
    if (!BackupFolder.sha256(path).equals(part.sha256())) {
      throw new BackupDamaged(path + " differs from what was backed up");
    }
    return path;
  }

  /** Creates the domains and writes the settings, if everything is restored. */
  private void makeDomains() {
    if (request.account().isPresent()) {
      return;
    }
    Manifest latest = chain.getFirst();
    if (!dependencies.settings.bringBack(caller, Scope.server(), latest.settings())) {
      troubles.add("The server's settings were not changed.");
    }
    latest
        .domains()
        .forEach(domain -> dependencies.domains.make(caller, domain).ifPresent(troubles::add));
  }

  private ArchivedAccount archived(String address) throws IOException {
    Path path =
        dependencies.folder.account(chain.getFirst().name(), entries.getFirst().get(address));
    try (AccountFile file = new AccountFile(path)) {
      return file.account();
    }
  }

  private void restore(RestoreTargets.Target target, ArchiveOrigin origin)
      throws IOException, SQLException {
    goOn();
    List<AccountFile> files = new ArrayList<>();
    try {
      for (int i = 0; i < chain.size(); i++) {
        Manifest.Entry entry = entries.get(i).get(target.address());
        if (entry != null) {
          files.add(open(dependencies.folder.account(chain.get(i).name(), entry), entry));
        }
      }
      restore(target, files, origin);
    } finally {
      close(files);
    }
  }

  private static AccountFile open(Path path, Manifest.Entry entry) throws IOException {
    if (!BackupFolder.sha256(path).equals(entry.sha256())) {
      throw new BackupDamaged(path + " differs from what was backed up");
    }
    return new AccountFile(path);
  }

  private void restore(RestoreTargets.Target target, List<AccountFile> files, ArchiveOrigin origin)
      throws IOException, SQLException {
    Account account = target.account();
    MailRestoration restoration =
        dependencies.mail.restoration(account.id(), account.address(), origin, id);
    ArchivedMail mail =
        new AccountRestorer(
                dependencies.spools,
                restoration,
                request,
                target.made(),
                new OfAccount(account.address()))
            .restore(files);
    if (!mail.aliases().isEmpty() && request.mailbox().isEmpty() && request.below().isEmpty()) {
      named.add(new Named(restoration, mail.aliases()));
    }
    synchronized (this) {
      accounts.add(account.address());
    }
  }

  private static void close(List<AccountFile> files) {
    for (AccountFile file : files) {
      try {
        file.close();
      } catch (IOException e) {
        LOG.debug("A file that was only read could not be closed", e);
      }
    }
  }
}
