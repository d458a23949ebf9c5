package org.carillon.search.internal.extracting;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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

  private static final Duration TRIAL = Duration.ofSeconds(20);

  /** The limits of the process, with room for the documents that are read. */
  private static final String LIMITS = "--fsize=1073741824";

  /**
   * A script that mounts empty folders over those to hide, puts the process's own folder back in
   * its place, makes everything else read-only, and drops every privilege, so that none of this can
   * be undone. Its arguments are the own folder, what to do if a file system stays writable ({@code
   * false}: exit), the number of hidden folders, these folders, and the command. Everything beneath
   * a hidden folder is out of reach, and devices can't be used. Without {@code -n}, mount would
   * write to a file that only root may write, and fail for other users.
   */
  private static final String HIDE =
      """
      own=$1; bear=$2; hidden=$3; shift 3
      mount -n --bind "$own" /mnt || exit
      while [ "$hidden" -gt 0 ]; do
        mount -n -t tmpfs -o mode=0755,size=64k carillon "$1" || exit
        shift; hidden=$((hidden - 1))
      done
      mkdir -p "$own" && mount -n --move /mnt "$own" || exit
      while read -r _ _ _ _ point options _; do
        point=$(printf '%b' "$point")
        case $options in ro*) continue ;; esac
        [ "$point" = "$own" ] || [ ! -e "$point" ] && continue
        mount -n -o "remount,bind,$options,ro" "$point" && continue
        case $point in /proc | /proc/* | /sys/* | /dev/*) ;; *) "$bear" || exit ;; esac
      done < /proc/self/mountinfo
      cd "$own" && exec setpriv --no-new-privs --bounding-set=-all --inh-caps=-all -- "$@"
      """;

  /**
   * Returns the best confinement that is available here.
   *
   * @param home the folder that is always hidden
   * @param others further folders to hide, if they exist
   * @param folder the process's own folder, inside {@code home}
   */
  public static ProcessSandbox of(Path home, Collection<Path> others, Path folder) {
    List<String> limits = new ArrayList<>(program("prlimit"));
    if (!limits.isEmpty()) {
      limits.addAll(List.of("--core=0", "--nofile=1024", LIMITS, "--"));
    }
    List<String> unshare = program("unshare");
    List<ProcessSandbox> ways = new ArrayList<>();
    if (!unshare.isEmpty()) {
      List<String> before = new ArrayList<>(limits);
      before.addAll(unshare);
      ways.add(new ProcessSandbox(hiding(before, outermost(home, others), folder, "false"), ""));
      ways.add(
          new ProcessSandbox(
              hiding(before, List.of(home), folder, "true"),
              "The process that reads them can access the server's files outside the server's"
                  + " home."));
      before.addAll(List.of("--user", "--map-current-user", "--net", "--"));
      ways.add(
          new ProcessSandbox(
              before,
              "The process that reads them has no network access, but can access the server's"
                  + " files."));
    }
    ways.add(new ProcessSandbox(limits, NONE.lacking));
    return ways.stream().filter(way -> works(way.before)).findFirst().orElse(NONE);
  }

  private static List<String> hiding(
      List<String> unshare, List<Path> hidden, Path folder, String writable) {
    List<String> all = new ArrayList<>(unshare);
    all.addAll(
        List.of("--user", "--map-root-user", "--mount", "--net", "--ipc", "--pid", "--fork"));
    all.addAll(List.of("--mount-proc", "--kill-child", "--", "/bin/sh", "-c", HIDE, "sh"));
    all.addAll(List.of(folder.toString(), writable, Integer.toString(hidden.size())));
    hidden.forEach(each -> all.add(each.toString()));
    return all;
  }

  /** Returns the folders that exist and are not inside others, which hide them already. */
  private static List<Path> outermost(Path home, Collection<Path> others) {
    List<Path> all =
        Stream.concat(Stream.of(home), others.stream())
            .flatMap(each -> real(each).stream())
            .distinct()
            .toList();
    return all.stream()
        .filter(each -> all.stream().noneMatch(one -> !one.equals(each) && each.startsWith(one)))
        .toList();
  }

  /** Returns the real path of a folder with links resolved, or empty if it does not exist. */
  private static Optional<Path> real(Path folder) {
    try {
      return Optional.of(folder.toRealPath());
    } catch (IOException missing) {
      return Optional.empty();
    }
  }

  /** Returns a command that runs {@code command} confined. */
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

  /** Returns whether this Java runtime starts in the confinement. */
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
