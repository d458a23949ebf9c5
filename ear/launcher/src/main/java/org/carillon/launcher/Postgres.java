package org.carillon.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.launcher.database.DatabaseAccess;
import org.carillon.launcher.home.Home;
import org.carillon.launcher.home.Refusal;
import org.carillon.launcher.process.Ending;
import org.carillon.launcher.process.LogFile;
import org.carillon.launcher.process.PostmasterFile;
import org.carillon.launcher.process.ProcessTable;
import org.carillon.launcher.process.Session;
import org.carillon.launcher.process.Unprivileged;

/**
 * The embedded PostgreSQL server, on loopback only. It is durable (fsync, synchronous commit,
 * full-page writes and checksums keep their defaults) and small.
 */
final class Postgres {
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "max_connections=60",
          "shared_buffers=48MB",
          "effective_cache_size=512MB",
          "max_worker_processes=2",
          "max_parallel_workers=1",
          "max_parallel_workers_per_gather=0",
          "autovacuum_max_workers=2",
          // Reads use the operating system's cache and need no extra processes.
          "io_method=sync",
          "jit=off",
          "max_wal_size=1GB",
          "log_checkpoints=off",
          "log_timezone=UTC",
          "timezone=UTC");
  private static final String ACCESS =
      """
      # Only the application's own user, only from this machine, only with its password.
      host carillon carillon 127.0.0.1/32 scram-sha-256
      """;

  /** The setting that flushes all files at once after a crash, not one by one (docs/adr/0234). */
  private static final String ONE_FLUSH = "recovery_init_sync_method=syncfs";

  private static final Pattern KERNEL = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(\\D.*)?");

  private static final Duration RECOVERY = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Path program;
  private final Path data;
  private final Path log;
  private final int port;
  private Process process;

  Postgres(Distribution distribution, Home home, int port) {
    this.program = distribution.database().resolve("bin");
    this.data = home.database();
    this.log = home.log().resolve("postgresql.log");
    this.port = port;
  }

  DatabaseAccess access(String password, Path passwordFile) {
    return new DatabaseAccess(
        "jdbc:postgresql://127.0.0.1:" + port + "/carillon", "carillon", password, passwordFile);
  }

  /** Makes the database at a first start: it is either complete or missing. */
  void create(String password) throws IOException, InterruptedException {
    if (Files.exists(data)) {
      return;
    }
    Path unfinished = data.resolveSibling(data.getFileName() + ".new");
    delete(unfinished);
    Files.createDirectory(unfinished);
    Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwx------"));
    Unprivileged user = Unprivileged.reaching(program.resolve("postgres"), unfinished.getParent());
    user.own(unfinished);
    run(
        user.command(
            List.of(
                program.resolve("initdb").toString(),
                "--pgdata=" + unfinished,
                "--username=postgres",
                "--auth=reject",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums")),
        "");
    // Single-user mode needs neither network nor a superuser password, and so there is none.
    run(
        user.command(
            List.of(
                program.resolve("postgres").toString(),
                "--single",
                "-D",
                unfinished.toString(),
                "postgres")),
        "CREATE ROLE carillon LOGIN PASSWORD '%s'\nCREATE DATABASE carillon OWNER carillon\n"
            .formatted(password));
    Files.writeString(unfinished.resolve("pg_hba.conf"), ACCESS);
    Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Ends the database that an earlier launcher left running on this home's data. */
  static void clear(Home home) throws IOException, InterruptedException {
    Path data = home.database();
    if (!Files.exists(data)) {
      return;
    }
    Ending.end(ProcessTable.startedWith(data.toString()), "INT", Duration.ofSeconds(30));
    List<ProcessHandle> orphans = ProcessTable.workingIn(data.toRealPath());
    if (!Ending.awaitEnd(orphans, Duration.ofSeconds(10))) {
      Ending.end(orphans, "KILL", Duration.ofSeconds(10));
    }
    PostmasterFile file = new PostmasterFile(data);
    if (file.blocksWrongly()) {
      file.delete();
    }
  }

  /**
   * Starts it and returns when it accepts connections; after a crash that can take as long as its
   * recovery.
   */
  void start() throws IOException, InterruptedException {
    Unprivileged user = Unprivileged.reaching(program.resolve("postgres"), data);
    List<String> command = new ArrayList<>();
    command.add(program.resolve("postgres").toString());
    command.add("-D");
    command.add(data.toString());
    command.add("-c");
    command.add("port=" + port);
    for (String setting : SETTINGS) {
      command.add("-c");
      command.add(setting);
    }
    if (flushesAtOnce(System.getProperty("os.name"), System.getProperty("os.version"))) {
      command.add("-c");
      command.add(ONE_FLUSH);
    }
    LogFile.turnOver(log);
    process =
        new ProcessBuilder(Session.own(user.command(command)))
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    awaitReady();
  }

  /** Returns whether the system can flush all files and report errors: Linux since 5.8. */
  static boolean flushesAtOnce(String system, String version) {
    Matcher kernel = KERNEL.matcher(version);
    if (!system.equals("Linux") || !kernel.matches()) {
      return false;
    }
    int major = Integer.parseInt(kernel.group(1));
    return major > 5 || (major == 5 && Integer.parseInt(kernel.group(2)) >= 8);
  }

  private void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + RECOVERY.toNanos();
    PostmasterFile file = new PostmasterFile(data);
    while (!file.saysReady(process.pid())) {
      if (!process.isAlive()) {
        throw new Refusal("PostgreSQL did not start: " + LogFile.lastWord(log));
      }
      if (System.nanoTime() > deadline) {
        throw new Refusal("PostgreSQL was not ready within " + RECOVERY.toMinutes() + " minutes.");
      }
      Thread.sleep(LOOK);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Stops it in order: it closes sessions and writes everything to the disk. */
  void stop() throws IOException, InterruptedException {
    if (process != null) {
      Ending.end(List.of(process.toHandle()), "INT", Duration.ofSeconds(60));
    }
  }

  private void run(List<String> command, String input) throws IOException, InterruptedException {
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    started.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
    started.getOutputStream().close();
    if (started.waitFor() != 0) {
      throw new Refusal("The database could not be created: " + LogFile.lastWord(log));
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
