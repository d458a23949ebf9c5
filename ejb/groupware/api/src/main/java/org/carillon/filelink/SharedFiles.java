package org.carillon.filelink;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.store.item.ItemEntry;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.OpenItem;

/**
 * The files that a visitor with a link sees. The answer is the same {@link Failure.NotFound}
 * whether there is no such link, it has been revoked, or its target is gone. As long as a required
 * password has not been entered, every answer is {@link Failure.NotAllowed} with the code {@value
 * #LOCKED}.
 */
public interface SharedFiles {
  /** The code if a password must be entered first. */
  String LOCKED = "password-needed";

  /** The code of a wrong password. */
  String WRONG = "wrong-password";

  /** The maximum number of files of a folder that are shown. */
  int MOST = 5_000;

  /**
   * The credentials of a visitor.
   *
   * @param secret the secret in the link. Wrong secrets are not counted, since 256 random bits
   *     cannot be guessed.
   * @param proof the value that {@link #unlock} returned, or empty for none
   */
  record Visit(String secret, String proof) {
    /** Leaves the secrets out, so that no log can show them. */
    @Override
    public String toString() {
      return "Visit[]";
    }
  }

  /**
   * A folder as a visitor sees it.
   *
   * @param label the name of the folder
   * @param owner the address of the account that shares it
   * @param isOne whether only one file is shared, which is the only one here
   * @param folders the names of the folders in it
   * @param files the files in it
   */
  record Shown(
      String label, String owner, boolean isOne, List<String> folders, List<ItemEntry> files) {
    public Shown {
      folders = List.copyOf(folders);
      files = List.copyOf(files);
    }
  }

  /**
   * Checks the password.
   *
   * @return a proof of the password for {@link Visit}; {@link Failure.NotAllowed} with the code
   *     {@value #WRONG} for a wrong password; {@link Failure.TryLater} after too many wrong
   *     passwords
   */
  Answer<String> unlock(String secret, String password);

  /**
   * Returns a folder.
   *
   * @param path the folders below the one that is shared, from the top
   */
  Answer<Shown> folder(Visit visit, List<String> path);

  /**
   * Opens a file.
   *
   * @param counts whether it is downloaded, and so counted, or only looked at
   */
  Answer<OpenItem> file(Visit visit, List<String> path, ItemKey key, boolean counts);
}
