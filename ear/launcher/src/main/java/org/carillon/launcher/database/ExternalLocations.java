package org.carillon.launcher.database;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.carillon.launcher.home.Home;
import org.carillon.launcher.home.PrivateFile;

/**
 * The external parts of a home at its last start. The next start uses them if no option is given,
 * rather than begin with an empty server. It contains no password.
 *
 * @param database the site's database; empty for the embedded one
 * @param blobs the folder of blobs; empty for the one in the home
 */
public record ExternalLocations(Optional<ExternalDatabase> database, Optional<Path> blobs) {
  private static final String URL = "database.url";
  private static final String USER = "database.user";
  private static final String PASSWORD_FILE = "database.password-file";
  private static final String BLOBS = "blobs";

  private static Path file(Home home) {
    return home.folder().resolve("used-with.properties");
  }

  /** Returns what a home was last started with; empty before the first start. */
  public static ExternalLocations of(Home home) throws IOException {
    Properties properties = new Properties();
    if (Files.exists(file(home))) {
      try (Reader reader = Files.newBufferedReader(file(home))) {
        properties.load(reader);
      }
    }
    Optional<ExternalDatabase> database =
        Optional.ofNullable(properties.getProperty(URL))
            .map(
                url ->
                    new ExternalDatabase(
                        url,
                        properties.getProperty(USER),
                        Path.of(properties.getProperty(PASSWORD_FILE))));
    return new ExternalLocations(
        database, Optional.ofNullable(properties.getProperty(BLOBS)).map(Path::of));
  }

  /** Stores it for the next start. */
  public void write(Home home) throws IOException {
    Properties properties = new Properties();
    database.ifPresent(
        site -> {
          properties.setProperty(URL, site.url());
          properties.setProperty(USER, site.user());
          properties.setProperty(PASSWORD_FILE, site.passwordFile().toString());
        });
    blobs.ifPresent(folder -> properties.setProperty(BLOBS, folder.toString()));
    if (properties.isEmpty()) {
      Files.deleteIfExists(file(home));
      return;
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    properties.store(text, "What of this home is stored elsewhere, as given at its last start");
    PrivateFile.write(file(home), text.toByteArray());
  }
}
