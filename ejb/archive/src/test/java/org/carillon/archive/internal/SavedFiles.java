package org.carillon.archive.internal;

import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.carillon.account.Account;
import org.carillon.account.archive.AccountArchive;
import org.carillon.account.archive.ArchivedAccount;
import org.carillon.account.profile.Profile;
import org.carillon.archive.BackupScope;
import org.carillon.archive.RestoreRequest;
import org.carillon.archive.internal.format.AccountFile;
import org.carillon.archive.internal.format.ArchivedDomain;
import org.carillon.archive.internal.format.BackupFolder;
import org.carillon.archive.internal.format.MailJson;
import org.carillon.archive.mail.ArchivedMail;
import org.carillon.archive.mail.MailArchive;
import org.carillon.archive.mail.MailRestoration;
import org.carillon.blob.Spools;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.SqlTransactions;
import org.carillon.settings.Scope;
import org.carillon.task.Unhindered;

/** Accounts' files for tests of the store, saved as in backups, but without a task. */
public final class SavedFiles {
  private static final String ADDRESS = "alice@example.test";

  private final Path folder;
  private final List<String> troubles = new ArrayList<>();
  private int files;
  private int shown;
  private int leftAlone;

  public SavedFiles(Path folder) {
    this.folder = folder;
  }

  public List<String> troubles() {
    return List.copyOf(troubles);
  }

  public int shown() {
    return shown;
  }

  /** Returns the number of existing mailboxes that were not changed so far. */
  public int leftAlone() {
    return leftAlone;
  }

  /**
   * Saves an account.
   *
   * @param base the file since which this one has the changes
   */
  public Path save(MailArchive archive, long account, Optional<Path> base)
      throws SQLException, IOException {
    Path file = folder.resolve("saved-" + files++ + ".zip");
    new AccountSaver(
            base.isPresent() ? Optional.of(mail(base.get())) : Optional.empty(),
            troubles,
            sum -> {})
        .save(archive, account, JsonValue.EMPTY_JSON_OBJECT, file);
    return file;
  }

  /**
   * Saves an account with a backup task.
   *
   * @param base the name of the backup since which this one has the changes
   * @return the backup's name
   */
  public String backUp(
      MailArchive archive, DataSource database, long account, Optional<String> base)
      throws Exception {
    String name = "backup-" + files++;
    BackupRun run = run(archive, database, account, name, base);
    run.run(new Unhindered(name));
    troubles.addAll(MailJson.strings(run.report().facts().getJsonArray("troubles")));
    return name;
  }

  BackupRun run(
      MailArchive archive, DataSource database, long account, String name, Optional<String> base)
      throws IOException {
    return new BackupRun(
        new BackupRun.Dependencies(
            backups(),
            new OneAccount(account),
            new NoDomains(),
            archive,
            new ServerArchive(),
            new BackupMarks(new SqlTransactions(database))),
        new Caller(0, "root", new Rights.ServerAdministrator(), "test"),
        name,
        new BackupScope.OfAccount(ADDRESS),
        base.isPresent() ? backups().manifest(base.get()) : Optional.empty(),
        List.of(ADDRESS));
  }

  public Path file(String backup) throws IOException {
    return backups()
        .account(backup, backups().manifest(backup).orElseThrow().account(ADDRESS).orElseThrow());
  }

  BackupFolder backups() {
    return new BackupFolder(folder.resolve("backups"));
  }

  private record OneAccount(long id) implements AccountArchive {
    @Override
    public Answer<List<String>> addresses(Caller caller, Optional<String> domain) {
      throw new AssertionError("It is known");
    }

    @Override
    public Answer<ArchivedAccount> read(Caller caller, String address) {
      return new Answer.Done<>(
          new ArchivedAccount(
              id,
              Optional.empty(),
              address,
              "",
              true,
              Profile.NONE,
              Optional.empty(),
              "",
              Optional.empty(),
              List.of(),
              Map.of()));
    }

    @Override
    public Answer<Map<String, Account>> having(Caller caller, List<String> addresses) {
      return new Answer.Done<>(Map.of());
    }

    @Override
    public boolean opens(ArchivedAccount account) {
      return true;
    }

    @Override
    public List<Answer<Account>> make(Caller caller, List<ArchivedAccount> accounts) {
      throw new AssertionError("It is there");
    }
  }

  private static final class NoDomains extends DomainArchive {
    NoDomains() {
      super(null, null, null, null);
    }

    @Override
    List<ArchivedDomain> read(Caller caller, Set<String> names) {
      return List.of();
    }

    @Override
    Map<String, String> settings(Scope scope) {
      return Map.of();
    }
  }

  public static ArchivedMail mail(Path file) throws IOException {
    try (AccountFile saved = new AccountFile(file)) {
      return saved.mail();
    }
  }

  public enum How {
    /** Restores into an account that is created for it. */
    ANEW,
    /** Restores mailboxes whose names do not exist. */
    MISSING,
    OVER,
    /** Restores over existing mailboxes and removes what was not saved. */
    EXACT,
    BELOW
  }

  /** Restores an account from its file and its bases, the latest first. */
  public void restore(Spools spools, MailRestoration restoration, How how, List<Path> chain)
      throws SQLException, IOException {
    RestoreRequest request =
        new RestoreRequest(
            "backup",
            Optional.of("account"),
            Optional.empty(),
            Optional.empty(),
            how == How.BELOW ? Optional.of("Below") : Optional.empty(),
            how == How.OVER || how == How.EXACT,
            how == How.EXACT);
    AccountRestorer.Notes notes =
        new AccountRestorer.Notes() {
          @Override
          public void goOn() {}

          @Override
          public void trouble(String what) {
            troubles.add(what);
          }

          @Override
          public void restored(int more) {}

          @Override
          public void shownMailbox() {
            shown++;
          }

          @Override
          public void leftAlone() {
            leftAlone++;
          }

          @Override
          public void removed(MailRestoration.Removed more) {}
        };
    List<AccountFile> files = new ArrayList<>();
    try {
      for (Path file : chain) {
        files.add(new AccountFile(file));
      }
      new AccountRestorer(spools, restoration, request, how == How.ANEW, notes).restore(files);
    } finally {
      for (AccountFile file : files) {
        file.close();
      }
    }
  }
}
