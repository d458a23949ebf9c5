package org.carillon.policy.internal.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.carillon.files.PrivateFiles;

/**
 * The folders for programs of rules. Anybody who may write to the first decides which programs
 * exist; no page and no interface writes there.
 *
 * @param home the server's home, in which both are
 * @param programs the folder of the programs
 * @param work the folder in which each run has a folder of its own
 * @param life the beginning of the names of this process's run folders
 */
record ProgramFolders(Path home, Path programs, Path work, String life) {

  private static final Duration DELETION = Duration.ofSeconds(30);

  static ProgramFolders of(Path home) {
    return new ProgramFolders(
        home,
        home.resolve("programs"),
        home.resolve("programs-work"),
        UUID.randomUUID().toString());
  }

  /** Returns the program of that name, or empty if there is none. */
  Optional<Path> program(String name) throws IOException {
    if (!Files.isDirectory(programs)) {
      return Optional.empty();
    }
    Path folder = programs.toRealPath();
    Path program = folder.resolve(name);
    boolean isThere =
        program.getParent().equals(folder)
            && Files.isRegularFile(program)
            && Files.isExecutable(program);
    return isThere ? Optional.of(program) : Optional.empty();
  }

  /** Returns whether there is a program. */
  boolean hasPrograms() throws IOException {
    if (!Files.isDirectory(programs)) {
      return false;
    }
    try (Stream<Path> all = Files.list(programs)) {
      return all.anyMatch(each -> Files.isRegularFile(each) && Files.isExecutable(each));
    }
  }

  Path forRun() throws IOException {
    Path folder = work.resolve(life + "." + UUID.randomUUID());
    return PrivateFiles.createFolders(folder);
  }

  /** Deletes the folders that an earlier life of the server left. */
  void sweep() throws IOException, InterruptedException {
    if (!Files.isDirectory(work)) {
      return;
    }
    List<Path> left;
    try (Stream<Path> all = Files.list(work)) {
      left = all.filter(each -> !each.getFileName().toString().startsWith(life)).toList();
    }
    for (Path each : left) {
      delete(each);
    }
  }

  /**
   * Deletes a folder with its content: also folders that are too deep for Java, or that their owner
   * made unreadable. Links are not followed.
   *
   * @throws IOException if something is left
   */
  static void delete(Path folder) throws IOException, InterruptedException {
    boolean isDeleted =
        ended("rm", "-rf", folder.toString())
            || ended("chmod", "-R", "u+rwX", folder.toString())
                && ended("rm", "-rf", folder.toString());
    if (!isDeleted) {
      throw new IOException("The folder " + folder + " could not be deleted");
    }
  }

  private static boolean ended(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return process.waitFor(DELETION.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
    } finally {
      process.destroyForcibly();
    }
  }
}
