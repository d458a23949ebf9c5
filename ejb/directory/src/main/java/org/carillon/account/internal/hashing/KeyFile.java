package org.carillon.account.internal.hashing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Optional;
import org.carillon.files.PrivateFiles;

/** The file that holds the home key: 32 random octets, mode 0600. */
public record KeyFile(Path path) {
  static final int OCTETS = 32;

  /**
   * Returns the key in the file, or empty if there is no such file.
   *
   * @throws IOException if the file can't be read or doesn't contain a key
   */
  public Optional<byte[]> read() throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    byte[] key = Files.readAllBytes(path);
    if (key.length != OCTETS) {
      throw new IOException(path + " is not a key of " + OCTETS + " octets");
    }
    return Optional.of(key);
  }

  /** Creates a new key and writes it to the disk before anything is sealed under it. */
  public byte[] create() throws IOException {
    byte[] key = new byte[OCTETS];
    new SecureRandom().nextBytes(key);
    PrivateFiles.createFolders(path.getParent());
    try (var file =
        PrivateFiles.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(key));
      file.force(true);
    }
    try (var folder = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
    return key;
  }
}
