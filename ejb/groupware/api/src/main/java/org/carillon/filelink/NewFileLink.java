package org.carillon.filelink;

import java.time.Instant;
import java.util.Optional;
import org.carillon.store.item.ItemKey;

/**
 * An address as it is asked for.
 *
 * @param folder the folder's id
 * @param file a file in it; empty for the whole folder
 * @param password what who comes has to say; empty for nothing
 * @param expires until when it is to lead there; empty for ever
 * @param takes how much strangers may put into the folder by it, who see nothing of what is in it;
 *     empty where they are to fetch
 * @param tells whether its maker is written to when files came by it
 */
public record NewFileLink(
    long folder,
    Optional<ItemKey> file,
    String password,
    Optional<Instant> expires,
    Optional<UploadBounds> takes,
    boolean tells) {

  /** Leaves the password out, so that no log can show it. */
  @Override
  public String toString() {
    return "NewFileLink[" + folder + "]";
  }
}
