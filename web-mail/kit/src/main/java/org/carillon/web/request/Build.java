package org.carillon.web.request;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The version of an application's files, which lets browsers cache them forever. */
final class Build {
  private static final Logger LOG = Logger.getLogger(Build.class);
  private static final int CHARACTERS = 12;

  private Build() {}

  /**
   * A text that changes whenever one of an application's files does, and is the same on every node
   * with the same files.
   */
  static String version(ServletContext application) {
    if (application.getAttribute(Build.class.getName()) instanceof String known) {
      return known;
    }
    try {
      String version = digest(application);
      application.setAttribute(Build.class.getName(), version);
      return version;
    } catch (RuntimeException | IOException full) {
      // The server unpacks files on first use, for which the disk may be full; the page that
      // reports this uses their addresses, too. This value is not a version: nobody caches it.
      LOG.warnf("The application's files can't be read: %s", full.getMessage());
      return UUID.randomUUID().toString().replace("-", "").substring(0, CHARACTERS);
    }
  }

  private static String digest(ServletContext application) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String folder : VersionedFiles.FOLDERS) {
        add(application, folder, digest);
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, CHARACTERS);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256 is part of every JDK", missing);
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
