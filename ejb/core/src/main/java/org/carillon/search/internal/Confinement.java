package org.carillon.search.internal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What the platform takes from a process that a stranger's document may take over, beyond what its
 * Java takes: the network, other processes, the server's home with its keys and mail, any
 * privilege, and large files. Had by Linux' namespaces where these are allowed; each is tried
 * before it is relied on.
 *
 * @param before what stands before the command
 * @param lacking what could not be had, as a sentence; empty when all could
 */
record Confinement(List<String> before, String lacking) {
  /** What a process is without it. */
  static final Confinement NONE =
      new Confinement(List.of(), "The platform does not confine the process that reads them.");

  private static final Duration TRIAL = Duration.ofSeconds(20);

  /** Room for the documents that are read. */
  private static final String LIMITS = "--fsize=1073741824";

  /**
   * Puts an empty folder over the home, the process' own folder back into it, and gives up every
   * privilege, so that nothing of this can be undone. Its arguments are both folders and the
   * command.
   */
  private static final String HIDE =
      """
      mount --bind "$1" /mnt && mount -t tmpfs -o mode=0755,size=64k carillon "$2"\
       && mkdir -p "$1" && mount --move /mnt "$1" && cd "$1" && shift 2\
       && exec setpriv --no-new-privs --bounding-set=-all --inh-caps=-all -- "$@"\
      """;

  /**
   * The best there is here.
   *
   * @param home what is hidden
   * @param folder the process' own, in the home
   */
  static Confinement of(Path home, Path folder) {
    List<String> limits = new ArrayList<>(program("prlimit"));
    if (!limits.isEmpty()) {
      limits.addAll(List.of("--core=0", "--nofile=1024", LIMITS, "--"));
    }
    List<String> unshare = program("unshare");
    List<String> hidden = new ArrayList<>(limits);
    hidden.addAll(unshare);
    List<String> apart = new ArrayList<>(hidden);
    hidden.addAll(
        List.of("--user", "--map-root-user", "--mount", "--net", "--ipc", "--pid", "--fork"));
    hidden.addAll(List.of("--mount-proc", "--kill-child", "--", "/bin/sh", "-c", HIDE, "sh"));
    hidden.addAll(List.of(folder.toString(), home.toString()));
    apart.addAll(List.of("--user", "--map-current-user", "--net", "--"));
    if (!unshare.isEmpty() && works(hidden)) {
      return new Confinement(hidden, "");
    }
    if (!unshare.isEmpty() && works(apart)) {
      return new Confinement(
          apart, "The process that reads them has no network, but can read the server's files.");
    }
    return works(limits) ? new Confinement(limits, NONE.lacking) : NONE;
  }

  /** A command so confined. */
  List<String> around(List<String> command) {
    List<String> all = new ArrayList<>(before);
    all.addAll(command);
    return all;
  }

  private static List<String> program(String name) {
    return Stream.of("/usr/bin", "/bin", "/usr/sbin")
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .limit(1)
        .toList();
  }

  /** Whether this Java runs in it. */
  private static boolean works(List<String> before) {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx16m", "-XX:+UseSerialGC", "-version"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    try {
      Process trial =
          builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
      boolean ended = trial.waitFor(TRIAL.toMillis(), TimeUnit.MILLISECONDS);
      trial.destroyForcibly();
      return ended && trial.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
