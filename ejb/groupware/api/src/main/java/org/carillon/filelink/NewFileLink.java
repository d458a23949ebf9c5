package org.carillon.filelink;

import java.time.Instant;
import java.util.Optional;
import org.carillon.store.item.ItemKey;

/**
 * A request for a new link.
 *
 * @param folder the id of the folder
 * @param file a file in it, or empty for the whole folder
 * @param password the password that a visitor must enter, or empty for none
 * @param expires when the link expires, or empty for never
 * @param takes the limits on what visitors may upload into the folder, who then see none of its
 *     content; empty if the link is for download
 * @param tells whether its creator gets a message when files were uploaded
 */
public record NewFileLink(
    long folder,
    Optional<ItemKey> file,
    String password,
    Optional<Instant> expires,
    Optional<UploadLimits> takes,
    boolean tells) {

  /** Leaves the password out, so that no log can show it. */
  @Override
  public String toString() {
    return "NewFileLink[" + folder + "]";
  }
}
