package org.carillon.search.internal.extracting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.sandbox.Namespaces;

/**
 * The restrictions that the platform puts on a process that an attacker's document may take over,
 * in addition to those of its Java runtime. The process gets no network, no other processes, no
 * access to the server's home directory with its keys or to any mail folders, no writing outside
 * its own folder, no privileges, and no large files. Linux namespaces provide this if they are
 * allowed; each is tested before it is relied on.
 *
 * @param before the words before the command
 * @param lacking the restrictions that are not available, as a sentence; empty if all are
 */
public record ProcessSandbox(List<String> before, String lacking) {
  /** The sandbox that confines nothing. */
  static final ProcessSandbox NONE =
      new ProcessSandbox(
          List.of(), "The operating system does not confine the process that reads them.");

  /** The limits of the process, with room for the documents that are read. */
  private static final String LIMITS = "--fsize=1073741824";

  /** A command that shows whether this Java runtime starts in the sandbox. */
  private static final List<String> JAVA =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Xmx16m",
          "-XX:+UseSerialGC",
          "-version");

  /**
   * Returns the best confinement that is available here.
   *
   * @param home the folder that is always hidden
   * @param others further folders to hide, if they exist
   * @param folder the process's own folder, inside {@code home}
   */
  public static ProcessSandbox of(Path home, Collection<Path> others, Path folder)
      throws IOException {
    List<String> limits = new ArrayList<>();
    Namespaces.program("prlimit").ifPresent(limits::add);
    if (!limits.isEmpty()) {
      limits.addAll(List.of("--core=0", "--nofile=1024", LIMITS, "--"));
    }
    List<ProcessSandbox> ways = new ArrayList<>();
    Optional<String> unshare = Namespaces.program("unshare");
    if (unshare.isPresent()) {
      List<Path> all = Stream.concat(Stream.of(home), others.stream()).toList();
      ways.add(hiding(limits, folder, all, true, ""));
      ways.add(
          hiding(
              limits,
              folder,
              List.of(home),
              false,
              "The process that reads them can access the server's files outside the server's"
                  + " home."));
      List<String> before = new ArrayList<>(limits);
      before.addAll(List.of(unshare.get(), "--user", "--map-current-user", "--net", "--"));
      ways.add(
          new ProcessSandbox(
              before,
              "The process that reads them has no network access, but can access the server's"
                  + " files."));
    }
    ways.add(new ProcessSandbox(limits, NONE.lacking));
    return ways.stream().filter(way -> Namespaces.work(way.around(JAVA))).findFirst().orElse(NONE);
  }

  private static ProcessSandbox hiding(
      List<String> limits, Path folder, List<Path> hidden, boolean strict, String lacking)
      throws IOException {
    List<String> before = new ArrayList<>(limits);
    before.addAll(Namespaces.of(folder, Optional.empty(), hidden, false, strict).around(List.of()));
    return new ProcessSandbox(before, lacking);
  }

  /** Returns a command that runs {@code command} confined. */
  List<String> around(List<String> command) {
    List<String> all = new ArrayList<>(before);
    all.addAll(command);
    return all;
  }
}
