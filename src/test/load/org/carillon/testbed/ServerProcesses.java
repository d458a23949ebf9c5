package org.carillon.testbed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The processes of one home, found by their command lines as an administrator would do. */
public final class ServerProcesses {

  private final String home;

  ServerProcesses(Path home) {
    this.home = home.toString();
  }

  /** Kills the application server without a shutdown, as a power loss would. */
  public void killServer() {
    kill(of("jboss-modules"));
  }

  /** Suspends the application server, its connections open, until {@link #thawServer}. */
  public void freezeServer() {
    signal("STOP", of("jboss-modules"));
  }

  /** Resumes the application server. */
  public void thawServer() {
    signal("CONT", of("jboss-modules"));
  }

  /** Kills the database's postmaster and all its children. */
  public void killDatabase() {
    kill(database());
  }

  /**
   * Suspends the database: it accepts connections and does not respond until {@link #thawDatabase}.
   */
  public void freezeDatabase() {
    signal("STOP", database());
  }

  /** Resumes the database. */
  public void thawDatabase() {
    signal("CONT", database());
  }

  /** Reloads the database's configuration. */
  public void reloadDatabase() {
    signal("HUP", of("postgres"));
  }

  private List<ProcessHandle> database() {
    return of("postgres").stream()
        .flatMap(m -> Stream.concat(Stream.of(m), m.descendants()))
        .distinct()
        .toList();
  }

  /** Kills the launcher that watches both. */
  public void killLauncher() {
    kill(of("org.carillon.launcher"));
  }

  /** Suspends the launcher, so that it restarts nothing until {@link #resumeLauncher}. */
  public void pauseLauncher() {
    signal("STOP", of("org.carillon.launcher"));
  }

  /** Resumes the launcher. */
  public void resumeLauncher() {
    signal("CONT", of("org.carillon.launcher"));
  }

  private static void signal(String name, List<ProcessHandle> processes) {
    for (ProcessHandle each : processes) {
      Command.run(Duration.ofSeconds(5), List.of("kill", "-" + name, Long.toString(each.pid())));
    }
  }

  /** The application server's resident set in octets. */
  public long serverResidentOctets() {
    return of("jboss-modules").stream().mapToLong(ServerProcesses::resident).sum();
  }

  /**
   * The database's memory in octets: the proportional share of each of its processes, as they share
   * most of it.
   */
  public long databaseOctets() {
    return database().stream().mapToLong(ServerProcesses::proportional).sum();
  }

  /** The processor time that application server and database have used so far. */
  public Duration processorTime() {
    return Stream.concat(of("jboss-modules").stream(), database().stream())
        .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** The application server's process id. */
  public long server() {
    return of("jboss-modules").getFirst().pid();
  }

  private List<ProcessHandle> of(String word) {
    return ProcessHandle.allProcesses()
        .filter(p -> p.isAlive() && p.pid() != ProcessHandle.current().pid())
        .filter(p -> commandLine(p).contains(home) && commandLine(p).contains(word))
        .toList();
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(
              Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1)
          .replace('\0', ' ');
    } catch (IOException gone) {
      return "";
    }
  }

  private static void kill(List<ProcessHandle> processes) {
    if (processes.isEmpty()) {
      throw new IllegalStateException("nothing to kill");
    }
    processes.forEach(ProcessHandle::destroyForcibly);
    Await.until(
        "the killed processes are gone",
        Duration.ofSeconds(20),
        () -> processes.stream().noneMatch(ServerProcesses::runs));
  }

  /** Returns whether it still runs: a zombie that its parent has not reaped does not. */
  private static boolean runs(ProcessHandle process) {
    try {
      String state = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      return state.charAt(state.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException gone) {
      return false;
    }
  }

  private static long resident(ProcessHandle process) {
    return kilobytes(process, "status", "VmRSS:");
  }

  private static long proportional(ProcessHandle process) {
    return kilobytes(process, "smaps_rollup", "Pss:");
  }

  private static long kilobytes(ProcessHandle process, String file, String field) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/" + file)).stream()
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException gone) {
      return 0;
    }
  }
}
