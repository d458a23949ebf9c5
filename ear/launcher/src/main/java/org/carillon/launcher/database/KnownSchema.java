package org.carillon.launcher.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * The schema that an application migrates a database to.
 *
 * @param scripts the versions of its scripts, in the notation of the database's history
 */
public record KnownSchema(Set<String> scripts) {
  private static final String CORE = "core.jar";
  private static final Pattern SCRIPT =
      Pattern.compile("db/(?:before|change)/V([0-9._]+)__.*\\.sql");

  /** Returns the schema of the application in an EAR. */
  public static KnownSchema of(Path application) throws IOException {
    try (ZipFile ear = new ZipFile(application.toFile())) {
      ZipEntry core = ear.getEntry(CORE);
      if (core == null) {
        throw new IOException(application + " has no " + CORE);
      }
      try (InputStream content = ear.getInputStream(core)) {
        return new KnownSchema(scripts(new ZipInputStream(content)));
      }
    }
  }

  private static Set<String> scripts(ZipInputStream core) throws IOException {
    Set<String> scripts = new HashSet<>();
    for (ZipEntry entry = core.getNextEntry(); entry != null; entry = core.getNextEntry()) {
      Matcher script = SCRIPT.matcher(entry.getName());
      if (script.matches()) {
        scripts.add(script.group(1).replace('_', '.'));
      }
    }
    return Set.copyOf(scripts);
  }
}
