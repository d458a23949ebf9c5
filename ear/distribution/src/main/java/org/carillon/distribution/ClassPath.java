package org.carillon.distribution;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Finds an artifact whose name depends on the platform: the one that the build put on the class
 * path.
 */
final class ClassPath {
  private ClassPath() {}

  /** Returns the only jar whose file name begins with {@code beginning}. */
  static Path jar(String beginning) throws IOException {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(file -> file.getFileName().toString().startsWith(beginning))
        .findFirst()
        .orElseThrow(() -> new IOException("no " + beginning + " for this platform"));
  }

  /** Returns the content of the only entry whose name ends with {@code ending}. */
  static InputStream entry(Path jar, String ending) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry =
          zip.stream()
              .filter(each -> each.getName().endsWith(ending))
              .findFirst()
              .orElseThrow(() -> new IOException("no *" + ending + " in " + jar));
      try (InputStream content = zip.getInputStream(entry)) {
        return new ByteArrayInputStream(content.readAllBytes());
      }
    }
  }
}
