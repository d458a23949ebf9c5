package org.carillon.launcher.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.carillon.launcher.home.Refusal;

/**
 * An external database, as the options give it.
 *
 * @param url the JDBC URL
 * @param user the database's user
 * @param passwordFile the file with the password
 */
public record ExternalDatabase(String url, String user, Path passwordFile) {

  /**
   * Returns the access with the password that is in the file now.
   *
   * @throws Refusal if the file does not exist
   */
  public DatabaseAccess access() throws IOException {
    if (!Files.exists(passwordFile)) {
      throw new Refusal(
          passwordFile + ", the file with the database password: there is no such file.");
    }
    if (Files.isDirectory(passwordFile)) {
      throw new Refusal(passwordFile + " is a folder, not the file with the database password.");
    }
    return new DatabaseAccess(url, user, Files.readString(passwordFile).strip(), passwordFile);
  }
}
