package org.carillon.distribution;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks archives that come from Maven Central, and refuses entries that would leave their folder.
 */
final class Archives {
  private Archives() {}

  /** Unpacks a zip without its topmost folder. */
  static void unzip(Path archive, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
        ZipEntry entry = entries.nextElement();
        Path inside = Path.of(entry.getName());
        if (entry.isDirectory() || inside.getNameCount() < 2) {
          continue;
        }
        Path file = within(folder, inside.subpath(1, inside.getNameCount()));
        try (InputStream content = zip.getInputStream(entry)) {
          Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
        if (entry.getName().endsWith(".sh")) {
          Files.setPosixFilePermissions(file, executable(Files.getPosixFilePermissions(file)));
        }
      }
    }
  }

  /** Unpacks a tar in xz, with its modes and symbolic links. */
  static void untar(InputStream compressed, Path folder) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(compressed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isDirectory()) {
          continue;
        }
        Path file = within(folder, Path.of(entry.getName()));
        if (entry.isSymbolicLink()) {
          Files.deleteIfExists(file);
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
          if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(file, executable(Files.getPosixFilePermissions(file)));
          }
        }
      }
    }
  }

  private static Path within(Path folder, Path inside) throws IOException {
    Path file = folder.resolve(inside).normalize();
    if (!file.startsWith(folder)) {
      throw new IOException("archive entry " + inside + " leaves its folder");
    }
    Files.createDirectories(file.getParent());
    return file;
  }

  private static Set<PosixFilePermission> executable(Set<PosixFilePermission> permissions) {
    Set<PosixFilePermission> all = EnumSet.copyOf(permissions);
    all.add(PosixFilePermission.OWNER_EXECUTE);
    all.add(PosixFilePermission.GROUP_EXECUTE);
    all.add(PosixFilePermission.OTHERS_EXECUTE);
    return all;
  }
}
