package org.carillon.filelink;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * The addresses of files and folders that the caller made. Such an address leads to what it is of
 * with its maker's rights, as long as its maker may administer the folder.
 */
public interface FileLinks {
  /** How many an account may have. */
  int MOST = 200;

  /** The field of a password that can't be one. */
  String PASSWORD = "password";

  /** The field of a time that is past. */
  String EXPIRES = "expires";

  /** The field of bounds that are none. */
  String TAKES = "takes";

  /**
   * An address, this once with its secret.
   *
   * @param link what is kept of it
   * @param address the address, with https
   */
  record Made(FileLink link, String address) {
    /** Leaves the secret out, so that no log can show it. */
    @Override
    public String toString() {
      return "Made[" + link.id() + "]";
    }
  }

  /** All of them, the latest first; those that have expired, too. */
  Answer<List<FileLink>> list(Caller caller);

  /**
   * Makes one; for those with the right to administer the folder, where their domain lets them
   * ({@link FileLinkSettings#ALLOWED}).
   *
   * @return {@link Failure.LimitReached} when there are as many as there may be
   */
  Answer<Made> make(Caller caller, NewFileLink wish);

  /** Says whether its maker is written to when files came by it. */
  Answer<FileLink> tell(Caller caller, String id, boolean tells);

  /** Ends one: from now on it leads nowhere. */
  Answer<FileLink> end(Caller caller, String id);
}
