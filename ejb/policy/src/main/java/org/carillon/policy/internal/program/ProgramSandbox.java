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

  /** The largest number of processes of a program. */
  private static final String PROCESSES = "--nproc=128";

  /** Folders of other services' sockets, which a program without network must not reach either. */
  private static final List<Path> SOCKETS =
      List.of(Path.of("/run"), Path.of("/tmp"), Path.of("/var/tmp"));

  private static final List<String> TRIAL = List.of("/bin/sh", "-c", "/bin/sh -c true; exit 0");

  private final Settings settings;
  private final ProgramFolders folders;
  private final Supplier<List<Path>> hidden;

  /** True once a program could start in a sandbox. */
  private volatile boolean works;

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
    return !settings.value(ProgramSettings.SANDBOX) || works || tried();
  }

  private synchronized boolean tried() throws IOException, InterruptedException {
    long now = System.nanoTime();
    if (works || failed.isPresent() && now - failed.get() < AGAIN.toNanos()) {
      return works;
    }
    Path folder = folders.forRun();
    try {
      works = Namespaces.work(confined(TRIAL, folder));
      failed = works ? Optional.empty() : Optional.of(now);
      return works;
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
    return settings.value(ProgramSettings.SANDBOX) ? confined(command, folder) : command;
  }

  private List<String> confined(List<String> command, Path folder) throws IOException {
    boolean network = settings.value(ProgramSettings.NETWORK);
    List<Path> all = new ArrayList<>(hidden.get());
    all.add(folders.home());
    if (!network) {
      all.addAll(SOCKETS);
    }
    List<String> inside = new ArrayList<>();
    Namespaces.program("prlimit")
        .ifPresent(prlimit -> inside.addAll(List.of(prlimit, PROCESSES, "--")));
    inside.addAll(command);
    return Namespaces.of(folder, Optional.of(folders.programs()), all, network, true)
        .around(inside);
  }
}
