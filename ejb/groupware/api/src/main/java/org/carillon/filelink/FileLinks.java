package org.carillon.filelink;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * The links to files and folders that the caller created. A link gives access with its creator's
 * rights, as long as its creator may administer the folder.
 */
public interface FileLinks {
  /** The maximum number of links of an account. */
  int MOST = 200;

  /** The field of a password that is not acceptable. */
  String PASSWORD = "password";

  /** The field of an expiry time that is in the past. */
  String EXPIRES = "expires";

  /** The field of upload limits that are out of range. */
  String TAKES = "takes";

  /**
   * A new link. Only this record contains the secret.
   *
   * @param link the stored part of the link
   * @param address the address, with https
   */
  record Made(FileLink link, String address) {
    /** Leaves the secret out, so that no log can show it. */
    @Override
    public String toString() {
      return "Made[" + link.id() + "]";
    }
  }

  /** Returns all links, the latest first, including expired ones. */
  Answer<List<FileLink>> list(Caller caller);

  /**
   * Creates a link. The caller needs the right to administer the folder, and the caller's domain
   * must allow links ({@link FileLinkSettings#ALLOWED}).
   *
   * @return {@link Failure.LimitReached} if the caller has the maximum number of links
   */
  Answer<Made> make(Caller caller, NewFileLink requested);

  /** Sets whether the creator gets a message when files were uploaded through a link. */
  Answer<FileLink> tell(Caller caller, String id, boolean tells);

  /** Revokes a link: it stops working at once. */
  Answer<FileLink> end(Caller caller, String id);
}
