package org.carillon.filelink;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.store.item.OpenItem;

/**
 * Personal sites of accounts: the content of one folder of an account's files, which everybody may
 * read if the account's domain allows it ({@link FileLinkSettings#SITES}). The answer is the same
 * {@link Failure.NotFound} whether there is no such account, no such site or no such page.
 */
public interface PersonalSites {
  /** The name of the folder in its account. */
  String FOLDER = "Files/Public";

  /** The file shown for a folder, and for the site if no other start page was chosen. */
  String START = "index.html";

  /** Returns the address of the caller's own site, with https, or empty if the domain has none. */
  Optional<String> address(Caller caller);

  /** Returns the start page of the caller's own site ({@link FileLinkSettings#START}). */
  String start(Caller caller);

  /**
   * Chooses the start page of the caller's own site.
   *
   * @param name a file of the site's folder
   */
  Answer<Void> begin(Caller caller, String name);

  /** The content of an address of a site. */
  sealed interface Found {

    /**
     * A page or one of its resources, which the caller must close.
     *
     * @param name the file name, which determines the media type
     * @param banner the banner that the domain puts at the top of pages: harmless HTML in ASCII, or
     *     empty for none
     */
    record Page(String name, OpenItem file, String banner) implements Found, AutoCloseable {
      @Override
      public void close() {
        file.close();
      }
    }

    /** A folder whose address lacks the final slash, without which its pages' links break. */
    record Folder() implements Found {}
  }

  /**
   * Opens the content of an address.
   *
   * @param owner the address of an account or an alias of it
   * @param path the levels below the site
   * @param isFolder whether the address ends with a slash
   */
  Answer<Found> open(String owner, List<String> path, boolean isFolder);
}
