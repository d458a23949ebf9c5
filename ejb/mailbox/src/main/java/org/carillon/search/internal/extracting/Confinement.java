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
 * What the platform takes from a process that a stranger's document may take over, beyond what its
 * Java takes: the network, other processes, the server's home with its keys, all folders of mail,
 * writing anywhere but in its own folder, any privilege, and large files. Had by Linux' namespaces
 * where these are allowed; each is tried before it is relied on.
 *
 * @param before what stands before the command
 * @param lacking what could not be had, as a sentence; empty when all could
 */
public record Confinement(List<String> before, String lacking) {
  /** What a process is without it. */
  static final Confinement NONE =
      new Confinement(List.of(), "The platform does not confine the process that reads them.");

  private static final Duration TRIAL = Duration.ofSeconds(20);

  /** Room for the documents that are read. */
  private static final String LIMITS = "--fsize=1073741824";

  /**
   * Puts empty folders over those that are hidden and the process' own folder back to its place,
   * makes everything else read-only, and gives up every privilege, so that nothing of this can be
   * undone. Its arguments are the own folder, what to do about a file system that stays writable
   * ({@code false}: end), how many folders are hidden, these, and the command. What lies beneath a
   * hidden folder is out of reach, and devices are no files. Without {@code -n} mount would note
   * what it does in a file that only root may write, and fail for others.
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
   * The best there is here.
   *
   * @param home what is hidden in any case
   * @param others folders that are hidden, too, where they are
   * @param folder the process' own, in the home
   */
  public static Confinement of(Path home, Collection<Path> others, Path folder) {
    List<String> limits = new ArrayList<>(program("prlimit"));
    if (!limits.isEmpty()) {
      limits.addAll(List.of("--core=0", "--nofile=1024", LIMITS, "--"));
    }
    List<String> unshare = program("unshare");
    List<Confinement> ways = new ArrayList<>();
    if (!unshare.isEmpty()) {
      List<String> before = new ArrayList<>(limits);
      before.addAll(unshare);
      ways.add(new Confinement(hiding(before, outermost(home, others), folder, "false"), ""));
      ways.add(
          new Confinement(
              hiding(before, List.of(home), folder, "true"),
              "The process that reads them can use the server's files outside the server's home."));
      before.addAll(List.of("--user", "--map-current-user", "--net", "--"));
      ways.add(
          new Confinement(
              before,
              "The process that reads them has no network, but can use the server's files."));
    }
    ways.add(new Confinement(limits, NONE.lacking));
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

  /** Those that are there and not within others of them: what is beneath one is hidden with it. */
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

  /** As it is mounted, links resolved; empty when there is none. */
  private static Optional<Path> real(Path folder) {
    try {
      return Optional.of(folder.toRealPath());
    } catch (IOException missing) {
      return Optional.empty();
    }
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
