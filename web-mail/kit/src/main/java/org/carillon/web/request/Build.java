package org.carillon.web.request;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

/** Which files an application has, so that browsers may keep what they have of them for ever. */
final class Build {
  private static final int CHARACTERS = 12;

  private Build() {}

  /**
   * A text that changes whenever one of an application's files does, and is the same on every node
   * that has the same ones.
   */
  static String version(ServletContext application) {
    if (application.getAttribute(Build.class.getName()) instanceof String known) {
      return known;
    }
    String version = digest(application);
    application.setAttribute(Build.class.getName(), version);
    return version;
  }

  private static String digest(ServletContext application) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String folder : VersionedFiles.FOLDERS) {
        add(application, folder, digest);
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, CHARACTERS);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256 is part of every JDK", missing);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void add(ServletContext application, String folder, MessageDigest digest)
      throws IOException {
    Set<String> paths = application.getResourcePaths(folder);
    if (paths == null) {
      return;
    }
    for (String path : new TreeSet<>(paths)) {
      if (path.endsWith("/")) {
        add(application, path, digest);
      } else {
        try (InputStream file = application.getResourceAsStream(path)) {
          digest.update(path.getBytes(StandardCharsets.UTF_8));
          digest.update(file.readAllBytes());
        }
      }
    }
  }
}
