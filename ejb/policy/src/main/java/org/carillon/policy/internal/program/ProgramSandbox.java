package org.carillon.policy.internal.program;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.carillon.policy.program.ProgramSettings;
import org.carillon.sandbox.Namespaces;
import org.carillon.settings.Settings;

/**
 * The sandbox of programs: a program can write nothing but its own folder, reads neither the
 * server's home nor other folders with mail, sees no other processes, and has no network unless it
 * is allowed. The operating system may not allow that (no Linux, or a container that forbids user
 * namespaces); then no program runs, unless the administrator does without a sandbox.
 */
final class ProgramSandbox {

  /** The text for logs, health and senders when the operating system allows no sandbox. */
  static final String MISSING =
      "The operating system allows no sandbox for it (no user namespaces)";

  /** The time after which another attempt is made if no sandbox was possible. */
  private static final Duration AGAIN = Duration.ofMinutes(1);

  /**
   * The largest number of processes of a program. Before Linux 5.14 it counts all processes of the
   * server's user, so that no program could start another; then there is no limit.
   */
  private static final String PROCESSES = "--nproc=128";

  /** Folders of other services' sockets, which a program without network must not reach either. */
  private static final List<Path> SOCKETS =
      List.of(Path.of("/run"), Path.of("/tmp"), Path.of("/var/tmp"));

  private static final List<String> TRIAL =
      List.of("/bin/sh", "-c", "/bin/sh -c true || exit 1; exit 0");

  private final Settings settings;
  private final ProgramFolders folders;
  private final Supplier<List<Path>> hidden;

  /** The words before a program that could start in a sandbox; empty until one could. */
  private volatile Optional<List<String>> working = Optional.empty();

  private Optional<Long> failed = Optional.empty();

  /**
   * Creates the sandbox.
   *
   * @param hidden returns the folders besides the home that programs can't read
   */
  ProgramSandbox(Settings settings, ProgramFolders folders, Supplier<List<Path>> hidden) {
    this.settings = settings;
    this.folders = folders;
    this.hidden = hidden;
  }

  /** Returns whether programs can run: in a sandbox, or because none is demanded. */
  boolean isThere() throws IOException, InterruptedException {
    return !settings.value(ProgramSettings.SANDBOX) || working.isPresent() || tried();
  }

  private synchronized boolean tried() throws IOException, InterruptedException {
    long now = System.nanoTime();
    if (working.isPresent() || failed.isPresent() && now - failed.get() < AGAIN.toNanos()) {
      return working.isPresent();
    }
    Path folder = folders.forRun();
    try {
      List<List<String>> ways = new ArrayList<>();
      Namespaces.program("prlimit")
          .ifPresent(prlimit -> ways.add(List.of(prlimit, PROCESSES, "--")));
      ways.add(List.of());
      for (List<String> way : ways) {
        if (working.isEmpty() && Namespaces.work(confined(way, TRIAL, folder))) {
          working = Optional.of(way);
        }
      }
      failed = working.isPresent() ? Optional.empty() : Optional.of(now);
      return working.isPresent();
    } finally {
      ProgramFolders.delete(folder);
    }
  }

  /**
   * Returns a command that runs {@code command} in the sandbox, or as it is if none is demanded.
   *
   * @param folder the program's own folder
   */
  List<String> around(List<String> command, Path folder) throws IOException {
    return settings.value(ProgramSettings.SANDBOX)
        ? confined(working.orElse(List.of()), command, folder)
        : command;
  }

  private List<String> confined(List<String> before, List<String> command, Path folder)
      throws IOException {
    boolean network = settings.value(ProgramSettings.NETWORK);
    List<Path> all = new ArrayList<>(hidden.get());
    all.add(folders.home());
    if (!network) {
      all.addAll(SOCKETS);
    }
    List<String> inside = new ArrayList<>(before);
    inside.addAll(command);
    return Namespaces.of(folder, Optional.of(folders.programs()), all, network, true)
        .around(inside);
  }
}
