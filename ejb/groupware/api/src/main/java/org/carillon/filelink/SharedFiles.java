package org.carillon.filelink;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.store.item.ItemEntry;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.OpenItem;

/**
 * What strangers are shown who come by an address of files. Whether there is no such address, it
 * has ended, or leads to nothing any more, is one and the same answer: {@link Failure.NotFound}.
 * Where a password is still to be said, all is {@link Failure.NotAllowed} with the code {@value
 * #LOCKED}.
 */
public interface SharedFiles {
  /** The code where a password is to be said first. */
  String LOCKED = "password-needed";

  /** The code of a password that is wrong. */
  String WRONG = "wrong-password";

  /** So many files of a folder are shown. */
  int MOST = 5_000;

  /**
   * What somebody comes with.
   *
   * @param secret the secret in the address; wrong ones count against nobody, since 256 random bits
   *     are not guessed
   * @param proof what {@link #unlock} gave; empty for nothing
   */
  record Visit(String secret, String proof) {
    /** Leaves what is secret out, so that no log can show it. */
    @Override
    public String toString() {
      return "Visit[]";
    }
  }

  /**
   * A folder as it is shown.
   *
   * @param label what it is called
   * @param owner the address of who shows it
   * @param isOne whether one file alone is shown, which is the only one here
   * @param folders what the folders in it are called
   * @param files the files in it
   */
  record Shown(
      String label, String owner, boolean isOne, List<String> folders, List<ItemEntry> files) {
    /** Keeps copies. */
    public Shown {
      folders = List.copyOf(folders);
      files = List.copyOf(files);
    }
  }

  /**
   * Says the password.
   *
   * @return a proof of it for {@link Visit}; {@link Failure.NotAllowed} with the code {@value
   *     #WRONG} for a wrong one; {@link Failure.TryLater} after too many
   */
  Answer<String> unlock(String secret, String password);

  /**
   * A folder.
   *
   * @param path the folders below the one that the address is of, from the top
   */
  Answer<Shown> folder(Visit visit, List<String> path);

  /**
   * A file.
   *
   * @param counts whether it is fetched, and so counted, and not merely looked at
   */
  Answer<OpenItem> file(Visit visit, List<String> path, ItemKey key, boolean counts);
}
