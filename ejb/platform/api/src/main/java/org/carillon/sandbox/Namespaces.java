package org.carillon.sandbox;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The Linux namespaces of a confined process ({@code unshare} of util-linux). It sees no other
 * processes, finds empty folders in place of the hidden ones, can't write outside its own folder,
 * and has no privileges. When it ends, all processes that it started end, too. Many containers
 * forbid namespaces, so a caller tries them with {@link #work} first.
 *
 * @param own the folder that the process can write and starts in
 * @param readable a folder within a hidden one that the process can read all the same
 * @param hidden the folders that the process can't read, with all that is in them
 * @param network true if the process can use the network
 * @param strict true if the process must not start unless all other folders are read-only
 */
public record Namespaces(
    Path own, Optional<Path> readable, List<Path> hidden, boolean network, boolean strict) {
  private static final Duration TRIAL = Duration.ofSeconds(20);

  /**
   * A script that mounts empty folders over those to hide, puts the process's own folder and the
   * readable one back in their places, makes everything but its own folder read-only, and drops
   * every privilege, so that none of this can be undone. Its arguments are the own folder, the
   * readable one or nothing, what to do if a file system stays writable ({@code false}: exit), the
   * number of hidden folders, these folders, and the command. Everything beneath a hidden folder is
   * out of reach, and so are devices but /dev/null and the like. Without {@code -n}, mount would
   * write to a file that only root may write, and fail for other users.
   */
  private static final String HIDE =
      """
      own=$1; readable=$2; bear=$3; hidden=$4; shift 4
      mount -n -t tmpfs -o mode=0755,size=64k carillon /mnt && mkdir /mnt/own /mnt/readable /mnt/dev || exit
      mount -n -t tmpfs -o mode=0755,size=64k carillon /mnt/dev || exit
      for each in null zero full random urandom; do
        : > /mnt/dev/$each && mount -n --bind /dev/$each /mnt/dev/$each || exit
      done
      ln -s /proc/self/fd /mnt/dev/fd; ln -s fd/0 /mnt/dev/stdin
      ln -s fd/1 /mnt/dev/stdout; ln -s fd/2 /mnt/dev/stderr
      mount -n --bind "$own" /mnt/own || exit
      if [ -n "$readable" ]; then mount -n --bind "$readable" /mnt/readable || exit; fi
      while [ "$hidden" -gt 0 ]; do
        mount -n -t tmpfs -o mode=0755,size=64k carillon "$1" || exit
        shift; hidden=$((hidden - 1))
      done
      mkdir -p "$own" && mount -n --move /mnt/own "$own" || exit
      if [ -n "$readable" ]; then
        mkdir -p "$readable" && mount -n --move /mnt/readable "$readable" || exit
      fi
      mount -n --move /mnt/dev /dev && umount -n /mnt || exit
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
   * Returns the namespaces for these folders.
   *
   * @param hidden the folders to hide; those that don't exist, and those within others, are left
   *     out
   * @throws IOException if the own folder or the readable one does not exist
   */
  public static Namespaces of(
      Path own, Optional<Path> readable, List<Path> hidden, boolean network, boolean strict)
      throws IOException {
    List<Path> all = hidden.stream().flatMap(each -> real(each).stream()).distinct().toList();
    return new Namespaces(
        own.toRealPath(),
        readable.isEmpty() ? readable : Optional.of(readable.get().toRealPath()),
        all.stream()
            .filter(
                each -> all.stream().noneMatch(one -> !one.equals(each) && each.startsWith(one)))
            .toList(),
        network,
        strict);
  }

  /** Returns the real path of a folder with links resolved, or empty if it does not exist. */
  private static Optional<Path> real(Path folder) {
    try {
      return Optional.of(folder.toRealPath());
    } catch (IOException missing) {
      return Optional.empty();
    }
  }

  /** Returns a command that runs {@code command} in these namespaces. */
  public List<String> around(List<String> command) {
    List<String> all = new ArrayList<>();
    all.add(program("unshare").orElse("unshare"));
    all.addAll(List.of("--user", "--map-root-user", "--mount", "--ipc", "--pid", "--fork"));
    if (!network) {
      all.add("--net");
    }
    all.addAll(List.of("--mount-proc", "--kill-child", "--", "/bin/sh", "-c", HIDE, "sh"));
    all.add(own.toString());
    all.add(readable.map(Path::toString).orElse(""));
    all.add(strict ? "false" : "true");
    all.add(Integer.toString(hidden.size()));
    hidden.forEach(each -> all.add(each.toString()));
    all.addAll(command);
    return all;
  }

  /** Returns whether a command ends with status 0 within 20 seconds. Its output is discarded. */
  public static boolean work(List<String> command) {
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

  /** Returns the path of a program of the operating system, or empty if it is not installed. */
  public static Optional<String> program(String name) {
    return Stream.of("/usr/bin", "/bin", "/usr/sbin")
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
