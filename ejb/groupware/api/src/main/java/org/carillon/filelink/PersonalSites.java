package org.carillon.filelink;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.store.item.OpenItem;

/**
 * What accounts show everybody as sites of their own: what lies in one folder of their files, where
 * their domain lets them ({@link FileLinkSettings#SITES}). Whether there is no such account, no
 * such site or no such page is one and the same answer: {@link Failure.NotFound}.
 */
public interface PersonalSites {
  /** The folder, by its name in its account. */
  String FOLDER = "Files/Public";

  /** What is shown of a folder; of the site itself where no other first page was chosen. */
  String START = "index.html";

  /** Where the caller's own site is, with https; empty where the domain has none. */
  Optional<String> address(Caller caller);

  /** What the caller's own site begins with ({@link FileLinkSettings#START}). */
  String start(Caller caller);

  /**
   * Chooses what the caller's own site begins with.
   *
   * @param name a file of the site's folder
   */
  Answer<Void> begin(Caller caller, String name);

  /** What is found at an address. */
  sealed interface Found {

    /**
     * A page, or what pages are made of; to be closed.
     *
     * @param name by what its media type is known
     * @param banner what its domain puts at the top of pages: harmless HTML in ASCII; empty for
     *     nothing
     */
    record Page(String name, OpenItem file, String banner) implements Found, AutoCloseable {
      @Override
      public void close() {
        file.close();
      }
    }

    /** A folder whose address lacks the slash at its end, without which its pages' links break. */
    record Folder() implements Found {}
  }

  /**
   * Opens what is at an address.
   *
   * @param owner the address of an account or an alias of it
   * @param path the levels below the site
   * @param isFolder whether the address ends with a slash
   */
  Answer<Found> open(String owner, List<String> path, boolean isFolder);
}
