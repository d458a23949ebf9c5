package org.carillon.launcher.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Ends processes: sends a signal, then kills. Zombies count as ended. */
public final class Ending {
  private static final Duration LOOK = Duration.ofMillis(50);

  private Ending() {}

  /** Signals each process, waits until all have ended or the time is over, then kills the rest. */
  public static void end(List<ProcessHandle> processes, String signal, Duration patience)
      throws IOException, InterruptedException {
    for (ProcessHandle process : processes) {
      signal(process, signal);
    }
    if (!awaitEnd(processes, patience)) {
      for (ProcessHandle process : processes) {
        process.destroyForcibly();
      }
      awaitEnd(processes, Duration.ofSeconds(10));
    }
  }

  /** Returns whether all processes ended within the time. */
  public static boolean awaitEnd(List<ProcessHandle> processes, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (processes.stream().anyMatch(ProcessTable::lives)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(LOOK);
    }
    return true;
  }

  private static void signal(ProcessHandle process, String signal)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
