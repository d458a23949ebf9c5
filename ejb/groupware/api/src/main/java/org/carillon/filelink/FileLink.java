package org.carillon.filelink;

import java.time.Instant;
import java.util.Optional;
import org.carillon.store.item.ItemKey;

/**
 * A link to a file or folder, or one through which anybody who has it can put files into a folder
 * without seeing any. The secret is not part of it, because only its hash is stored.
 *
 * @param id the id by which it is revoked
 * @param folder the id of the folder, or of the file's folder
 * @param path the name of the folder in its account
 * @param file the file, or empty for the whole folder
 * @param hasPassword whether a visitor must enter a password
 * @param made when it was created
 * @param expires when it stops working, or empty for never
 * @param takes the limits on what can be uploaded through it, or empty if it is for download
 * @param tells whether its creator gets a message when files were uploaded
 * @param uses the number of downloads, or of uploaded files
 * @param octets the total size of the uploaded files, in octets
 * @param used when it was last used, or empty if never
 */
public record FileLink(
    String id,
    long folder,
    String path,
    Optional<ItemKey> file,
    boolean hasPassword,
    Instant made,
    Optional<Instant> expires,
    Optional<UploadLimits> takes,
    boolean tells,
    long uses,
    long octets,
    Optional<Instant> used) {

  /** Returns the name to show: the file's name, or the last level of the folder's name. */
  public String label() {
    return file.map(ItemKey::value).orElseGet(() -> path.substring(path.lastIndexOf('/') + 1));
  }
}
