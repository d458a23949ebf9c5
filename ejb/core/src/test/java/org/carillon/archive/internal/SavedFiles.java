package org.carillon.archive.internal;

import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.archive.RestoreWish;
import org.carillon.blob.Spools;
import org.carillon.mailbox.ArchivedMail;
import org.carillon.mailbox.MailArchive;
import org.carillon.mailbox.MailRestoration;

/** Accounts' files for tests of the store: saved and restored as backups do it, without a run. */
public final class SavedFiles {
  private final Path folder;
  private final List<String> troubles = new ArrayList<>();
  private int files;

  /** In a folder of a test. */
  public SavedFiles(Path folder) {
    this.folder = folder;
  }

  /** What could not be saved or restored, so far. */
  public List<String> troubles() {
    return List.copyOf(troubles);
  }

  /**
   * Saves an account.
   *
   * @param base the file that this one has the changes since
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

  /** {@code mail.json} of a file. */
  public static ArchivedMail mail(Path file) throws IOException {
    try (AccountFile saved = new AccountFile(file)) {
      return saved.mail();
    }
  }

  /** How a file is restored. */
  public enum How {
    /** Into an account that is made for it. */
    ANEW,
    /** Where there is nothing of the name. */
    MISSING,
    /** Over what there is. */
    OVER,
    /** Over what there is, and what was not saved goes. */
    EXACT,
    /** Below another name. */
    BELOW
  }

  /** Restores an account from its file and those it is based on, the latest first. */
  public void restore(Spools spools, MailRestoration restoration, How how, List<Path> chain)
      throws SQLException, IOException {
    RestoreWish wish =
        new RestoreWish(
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
          public void trouble(String what) {
            troubles.add(what);
          }

          @Override
          public void restored(int more) {}

          @Override
          public void shownMailbox() {}

          @Override
          public void removed(MailRestoration.Removed more) {}
        };
    List<AccountFile> files = new ArrayList<>();
    try {
      for (Path file : chain) {
        files.add(new AccountFile(file));
      }
      new AccountRestorer(spools, restoration, wish, how == How.ANEW, notes).restore(files);
    } finally {
      for (AccountFile file : files) {
        file.close();
      }
    }
  }
}
