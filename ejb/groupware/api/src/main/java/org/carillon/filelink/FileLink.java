package org.carillon.filelink;

import java.time.Instant;
import java.util.Optional;
import org.carillon.store.item.ItemKey;

/**
 * An address of a file or folder, or one by which strangers put files into a folder and see none.
 * Its secret is not here: only a hash of it is kept.
 *
 * @param id what it is ended by
 * @param folder the folder's id, or that of the file's
 * @param path what the folder is called in its account
 * @param file the file; empty for the whole folder
 * @param hasPassword whether who comes has to say a password
 * @param made when it was made
 * @param expires when it leads nowhere any more; empty for never
 * @param takes how much strangers may put into the folder by it; empty where they fetch
 * @param tells whether its maker is written to when files came by it
 * @param uses how often something was fetched by it, or how many files were put
 * @param octets those of the files that were put
 * @param used when that was the last time; empty if never
 */
public record FileLink(
    String id,
    long folder,
    String path,
    Optional<ItemKey> file,
    boolean hasPassword,
    Instant made,
    Optional<Instant> expires,
    Optional<UploadBounds> takes,
    boolean tells,
    long uses,
    long octets,
    Optional<Instant> used) {

  /** What people know it by: the file's name, or the last level of the folder's. */
  public String label() {
    return file.map(ItemKey::value).orElseGet(() -> path.substring(path.lastIndexOf('/') + 1));
  }
}
