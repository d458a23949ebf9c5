package org.carillon.startup.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.carillon.database.DatabaseIdentity;
import org.carillon.files.PrivateFiles;

/**
 * The database that this home belongs to, recorded in {@code database.id} in the folder that {@code
 * carillon.home} names. With another database the server would know no users and refuse all mail,
 * though it seems to work; so it does not start.
 */
final class HomeDatabase {
  private final DataSource database;
  private final Path file;

  HomeDatabase(DataSource database, Path home) {
    this.database = database;
    this.file = home.resolve("database.id");
  }

  /** Returns why the database can't belong to this home, before changing it; empty if it can. */
  Optional<String> hindrance() throws SQLException {
    Optional<String> known = known();
    return known.isEmpty() || known.equals(id()) ? Optional.empty() : Optional.of(another());
  }

  /** Records the database, which has our schema, as the home's, if the home has none yet. */
  void take() throws SQLException {
    if (known().isEmpty()) {
      write(id().orElseThrow(() -> new SQLException("The database has no ID")));
    }
  }

  private Optional<String> known() {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private String another() {
    return "This home was used with another database. Correct the address of the database, or"
        + " remove "
        + file
        + " to use this database.";
  }

  private Optional<String> id() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return DatabaseIdentity.of(connection);
    }
  }

  private void write(String id) {
    try {
      writeFile(id);
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private void writeFile(String id) throws IOException {
    PrivateFiles.createFolders(file.getParent());
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(unfinished);
    try (var out =
        PrivateFiles.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap((id + "\n").getBytes(StandardCharsets.US_ASCII)));
      out.force(true);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
