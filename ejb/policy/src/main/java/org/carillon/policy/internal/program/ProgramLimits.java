package org.carillon.policy.internal.program;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carillon.sandbox.Namespaces;

/**
 * The limits of a run.
 *
 * @param time the time after which it is killed, and its processor time
 * @param memory the memory of each of its processes, in octets
 * @param output the size of its output, in octets
 */
record ProgramLimits(Duration time, long memory, int output) {

  /** The size of the largest file that it may write, in octets. */
  private static final long FILE = 256L << 20;

  /** Returns the command with these limits (util-linux), without privileges and core files. */
  List<String> around(List<String> command) {
    List<String> all = new ArrayList<>();
    Namespaces.program("prlimit")
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
    Namespaces.program("setpriv")
        .ifPresent(setpriv -> all.addAll(List.of(setpriv, "--no-new-privs", "--")));
    all.addAll(command);
    return all;
  }
}
