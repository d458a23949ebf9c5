package org.carillon.launcher.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder that is one Carillon: everything it knows and nothing of the program.
 *
 * <pre>
 * secrets/     passwords, keys and certificate, for the owner's eyes only
 * blobs/       contents of messages
 * postgres/    the embedded database
 * wildfly/     the application server's configuration, transaction log and temporary files
 * log/         carillon.json (structured), console.log, launcher.log, postgresql.log
 * run/         what is going on: state and summary
 * certificate.pem  the certificate that clients see, for them to trust
 * used-with.properties  the database and the blob folder that it was started with last, if they are elsewhere
 * database.id  which database that was, written by the server
 * lock         held by the launcher that keeps this home running
 * </pre>
 */
public record Home(Path folder) {
  private static final String OWNER_ONLY = "rwx------";
  // PostgreSQL refuses to run as root; the user that it then runs as must be able to pass through.
  private static final String OTHERS_PASS = "rwx--x--x";

  /**
   * Makes the folders that do not exist yet.
   *
   * @throws Refusal if the folder cannot be a home
   */
  public void create() {
    try {
      createFolders();
    } catch (NoSuchFileException nowhere) {
      throw new Refusal("This cannot be a home: the folder " + folder + " cannot be created.");
    } catch (IOException unusable) {
      throw new Refusal("This cannot be a home: " + Refusal.reason(unusable));
    }
  }

  private void createFolders() throws IOException {
    folder(folder, User.current().isRoot() ? OTHERS_PASS : OWNER_ONLY);
    for (Path each : new Path[] {secrets(), blobs(), server(), log(), run()}) {
      folder(each, OWNER_ONLY);
    }
  }

  private static void folder(Path path, String permissions) throws IOException {
    if (Files.isDirectory(path)) {
      return;
    }
    Files.createDirectories(path.getParent());
    Files.createDirectory(path);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  public Path secrets() {
    return folder.resolve("secrets");
  }

  /** The server's certificate, for clients that must trust it though no authority has signed it. */
  public Path certificate() {
    return folder.resolve("certificate.pem");
  }

  public Path blobs() {
    return folder.resolve("blobs");
  }

  public Path database() {
    return folder.resolve("postgres");
  }

  public Path server() {
    return folder.resolve("wildfly");
  }

  public Path log() {
    return folder.resolve("log");
  }

  Path run() {
    return folder.resolve("run");
  }

  Path lock() {
    return folder.resolve("lock");
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
