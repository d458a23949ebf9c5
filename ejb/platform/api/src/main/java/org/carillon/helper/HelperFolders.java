package org.carillon.helper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carillon.files.PrivateFiles;

/**
 * The folders of helper programs and of the messages they read. A user who can write into the first
 * decides which programs the server runs; no page and no interface writes there.
 *
 * @param programs the folder of the programs
 * @param work their working folder, in which messages are below {@link #QUEUE}
 */
public record HelperFolders(Path programs, Path work) {
  /** The name of the folder of messages. */
  public static final String QUEUE = "Queue";

  /** Returns the folders in a server's home. */
  public static HelperFolders of(Path home) {
    return new HelperFolders(home.resolve("helpers"), home.resolve("helpers-work"));
  }

  public static HelperFolders ofServer() {
    return of(
        Path.of(
            System.getProperty("carillon.home", System.getProperty("user.home") + "/carillon")));
  }

  /**
   * Returns the command line that starts a process; creates the working folder.
   *
   * @throws IOException if there is no such program
   */
  List<String> start(HelperCommand command) throws IOException {
    Path program = programs.resolve(command.program());
    if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
      throw new IOException("There is no program " + command.program() + " in " + programs);
    }
    PrivateFiles.createFolders(work.resolve(QUEUE));
    List<String> words = new ArrayList<>(command.arguments());
    words.addFirst(program.toString());
    return words;
  }
}
