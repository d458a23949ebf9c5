package org.carillon.launcher.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * The schema that an application brings a database to.
 *
 * @param newest the number of its last script
 */
public record KnownSchema(int newest) {
  private static final String CORE = "core.jar";
  private static final Pattern SCRIPT = Pattern.compile("db/migration/V(\\d+)__.*\\.sql");

  /** Of the application in an EAR. */
  public static KnownSchema of(Path application) throws IOException {
    try (ZipFile ear = new ZipFile(application.toFile())) {
      ZipEntry core = ear.getEntry(CORE);
      if (core == null) {
        throw new IOException(application + " has no " + CORE);
      }
      try (InputStream content = ear.getInputStream(core)) {
        return new KnownSchema(newest(new ZipInputStream(content)));
      }
    }
  }

  private static int newest(ZipInputStream core) throws IOException {
    int newest = 0;
    for (ZipEntry entry = core.getNextEntry(); entry != null; entry = core.getNextEntry()) {
      Matcher script = SCRIPT.matcher(entry.getName());
      if (script.matches()) {
        newest = Math.max(newest, Integer.parseInt(script.group(1)));
      }
    }
    return newest;
  }
}
