package org.carillon.blob.internal;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import org.carillon.files.PrivateFolders;

/** The folder of the blobs: {@code carillon.blobs}, or {@code blobs} in the home folder. */
@ApplicationScoped
class BlobFolder implements PrivateFolders {

  static Path home() {
    return Path.of(
        System.getProperty("carillon.home", System.getProperty("user.home") + "/carillon"));
  }

  static Path path() {
    String set = System.getProperty("carillon.blobs");
    return set == null ? home().resolve("blobs") : Path.of(set);
  }

  @Override
  public List<Path> folders() {
    return List.of(path());
  }
}
