package org.carillon.policy.internal.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run may use.
 *
 * @param time after which it is killed; of the processor it gets as much
 * @param memory octets of each of its processes
 * @param output octets that it may say
 */
record ProgramLimits(Duration time, long memory, int output) {

  /** The largest file it may write. */
  private static final long FILE = 256L << 20;

  /**
   * A command within these limits, where the platform has means for it (util-linux): no privilege
   * can be had by it, no core is written.
   */
  List<String> around(List<String> command) {
    List<String> all = new ArrayList<>();
    found("prlimit")
        .ifPresent(
            prlimit ->
                all.addAll(
                    List.of(
                        prlimit,
                        "--core=0",
                        "--nofile=256",
                        "--fsize=" + FILE,
                        "--as=" + memory,
                        "--cpu=" + Math.max(1, time.toSeconds()),
                        "--")));
    found("setpriv").ifPresent(setpriv -> all.addAll(List.of(setpriv, "--no-new-privs", "--")));
    all.addAll(command);
    return all;
  }

  private static Optional<String> found(String name) {
    return Stream.of("/usr/bin", "/bin", "/usr/sbin")
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }
}
