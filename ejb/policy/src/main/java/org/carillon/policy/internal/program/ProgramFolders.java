package org.carillon.policy.internal.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.carillon.files.PrivateFiles;

/**
 * Where the programs of rules are, and where they work. Whoever may write into the first decides
 * which there are; no page and no interface writes there.
 *
 * @param programs the programs
 * @param work in which each run has a folder of its own
 */
record ProgramFolders(Path programs, Path work) {

  /** Those in a server's home. */
  static ProgramFolders of(Path home) {
    return new ProgramFolders(home.resolve("programs"), home.resolve("programs-work"));
  }

  /** The program of that name; empty when there is none. */
  Optional<Path> program(String name) {
    Path program = programs.resolve(name);
    boolean isThere =
        program.getParent().equals(programs)
            && Files.isRegularFile(program)
            && Files.isExecutable(program);
    return isThere ? Optional.of(program) : Optional.empty();
  }

  /** Makes a folder for a run. */
  Path forRun() throws IOException {
    Path folder = work.resolve(UUID.randomUUID().toString());
    return PrivateFiles.createFolders(folder);
  }

  /** Deletes one with all that a program left there; links are not followed. */
  static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.toList();
    }
    for (Path each : all.reversed()) {
      Files.deleteIfExists(each);
    }
  }
}
