package org.carillon.launcher.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds the processes that an earlier launcher left behind. It does not rely on a pid file: the id
 * may belong to another process by now, or to a zombie that nobody reaps, which has neither command
 * line nor working directory any more and so is not found here.
 */
public final class ProcessTable {
  private static final Path PROC = Path.of("/proc");

  private ProcessTable() {}

  /** Living processes that were started with exactly this argument. */
  public static List<ProcessHandle> startedWith(String argument) {
    return all(process -> arguments(process).contains(argument));
  }

  /** Living processes with this working directory; empty on systems without /proc. */
  public static List<ProcessHandle> workingIn(Path folder) {
    return all(process -> folder.equals(workingDirectory(process)));
  }

  /** Returns whether it runs; a zombie does not, though it still has a process id. */
  static boolean lives(ProcessHandle process) {
    return process.isAlive() && !isZombie(process.pid());
  }

  private static boolean isZombie(long pid) {
    Path stat = PROC.resolve(pid + "/stat");
    if (!Files.isReadable(stat)) {
      return false;
    }
    try {
      String line = Files.readString(stat, StandardCharsets.ISO_8859_1);
      // The state follows the command, which is in parentheses and may contain any character.
      return line.startsWith("Z", line.lastIndexOf(')') + 2);
    } catch (IOException e) {
      // It ended in between.
      return false;
    }
  }

  private static List<ProcessHandle> all(Predicate<ProcessHandle> wanted) {
    long self = ProcessHandle.current().pid();
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != self)
        .filter(wanted)
        .filter(ProcessTable::lives)
        .toList();
  }

  private static List<String> arguments(ProcessHandle process) {
    Path commandLine = PROC.resolve(process.pid() + "/cmdline");
    if (Files.isReadable(commandLine)) {
      try {
        return List.of(Files.readString(commandLine, StandardCharsets.ISO_8859_1).split("\0"));
      } catch (IOException e) {
        // It ended in between.
        return List.of();
      }
    }
    return process.info().arguments().map(Arrays::asList).orElse(List.of());
  }

  private static Path workingDirectory(ProcessHandle process) {
    try {
      return Files.readSymbolicLink(PROC.resolve(process.pid() + "/cwd"));
    } catch (IOException e) {
      // It ended in between, or belongs to another user and so is not ours.
      return null;
    }
  }
}
