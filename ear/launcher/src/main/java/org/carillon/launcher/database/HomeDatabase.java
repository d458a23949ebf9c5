package org.carillon.launcher.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.launcher.home.Home;
import org.carillon.launcher.home.Refusal;

/**
 * Binds a home to one database. Its mail is in both: with another database the server would have
 * none of it, and would reject mail to every account.
 *
 * @param home the home
 */
public record HomeDatabase(Home home) {
  /** The file with the database's id, which the server writes in any WildFly. */
  private Path idFile() {
    return home.folder().resolve("database.id");
  }

  /**
   * Checks the home before the embedded database is made or started.
   *
   * @param keyed whether the home has a key or is given one
   * @param adopt whether to give up mail that is in another database
   * @throws Refusal if the home was used with another database or lacks its own key
   */
  public void checkEmbedded(boolean keyed, boolean adopt) throws IOException {
    if (hasEmbedded() && !keyed) {
      throw new Refusal(
          "The home key %s is missing. Copy it back from where you saved it."
              .formatted(home.secrets().resolve("home.key")));
    }
    if (!adopt && !hasEmbedded() && (Files.exists(idFile()) || hasContents())) {
      throw new Refusal(
          ("The home %s was used with a database outside of it: name it by --db. With"
                  + " --adopt-database it starts with an empty database, and the mail in the other"
                  + " database is not used any more.")
              .formatted(home));
    }
  }

  /**
   * Checks that the database that was found is the home's.
   *
   * @param embedded whether it is the one in the home
   * @param adopt whether the home adopts it, even if it was used with another before
   * @throws Refusal if the home was used with another
   */
  public void check(DatabaseConnectionCheck.Found found, boolean embedded, boolean adopt)
      throws IOException {
    if (adopt) {
      Files.deleteIfExists(idFile());
      return;
    }
    Optional<String> id = id();
    boolean another = id.isPresent() ? !id.equals(found.id()) : !embedded && hasEmbedded();
    if (another) {
      throw new Refusal(
          ("The home %s was used with another database%s. With --adopt-database this one"
                  + " is used anyway: the mail is then what this database contains.")
              .formatted(home, found.id().isEmpty() ? ", and this one is empty" : ""));
    }
  }

  private Optional<String> id() throws IOException {
    return Files.exists(idFile())
        ? Optional.of(Files.readString(idFile()).strip())
        : Optional.empty();
  }

  private boolean hasEmbedded() {
    return Files.exists(home.database());
  }

  private boolean hasContents() throws IOException {
    Path segments = home.blobs().resolve("segments");
    if (!Files.isDirectory(segments)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(segments)) {
      return files.anyMatch(Files::isRegularFile);
    }
  }
}
