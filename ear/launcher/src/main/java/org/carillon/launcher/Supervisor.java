package org.carillon.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.launcher.cluster.Certificate;
import org.carillon.launcher.database.DatabaseAccess;
import org.carillon.launcher.database.DatabaseConnectionCheck;
import org.carillon.launcher.database.DatabaseWork;
import org.carillon.launcher.database.ExternalLocations;
import org.carillon.launcher.database.HomeDatabase;
import org.carillon.launcher.database.KnownSchema;
import org.carillon.launcher.home.Home;
import org.carillon.launcher.home.HomeLock;
import org.carillon.launcher.home.Refusal;
import org.carillon.launcher.home.Secrets;
import org.carillon.launcher.home.State;
import org.carillon.launcher.password.PasswordReset;
import org.carillon.launcher.port.Endpoints;
import org.carillon.launcher.port.PortCheck;
import org.carillon.launcher.port.PortPlan;
import org.carillon.launcher.port.ServerPort;
import org.carillon.launcher.process.LogFile;

/**
 * Keeps one home running. It restarts the database when that dies; when the application server
 * ends, it ends as well. All of it runs in the thread that calls {@link #keep}; interrupting that
 * thread stops both in order.
 */
final class Supervisor {
  /** The time after which a start reports what it still waits for. */
  private static final Duration TELL_AFTER = Duration.ofSeconds(3);

  /** The beginning of the server's message that another node has its name. */
  private static final String NAMESAKE = "Another running node has the name ";

  /** A node whose host died suddenly is known to be dead after this time at the latest. */
  private static final Duration NAMESAKE_PATIENCE = Duration.ofSeconds(30);

  /** The time that a start waits for a part without which users can still be served. */
  private static final Duration UNREADY_PATIENCE = Duration.ofSeconds(30);

  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration BETWEEN_LOGS = Duration.ofSeconds(5);
  private static final List<String> WRITTEN_BY_CHILDREN =
      List.of("postgresql.log", "console.log", "launcher.log");

  private final Home home;
  private final ServerOptions options;
  private final FirstStart firstStart;
  private final PrintWriter out;
  private final PortPlan ports;
  private final URI server;
  private Postgres postgres;
  private ApplicationServer application;

  Supervisor(Home home, ServerOptions options, FirstStart firstStart, PrintWriter out) {
    this.home = home;
    this.options = options;
    this.firstStart = firstStart;
    this.out = out;
    this.ports = options.ports();
    this.server = Endpoints.local(options.bind(), ports);
  }

  /**
   * Starts everything and waits until the server ends or this thread is interrupted.
   *
   * @throws Refusal if the server did not start or ended by itself; everything is stopped by then
   */
  void keep() throws IOException {
    options.check(home);
    home.create();
    Room.of(home).check();
    try (HomeLock lock = HomeLock.take(home)) {
      try {
        start();
        watch();
      } catch (InterruptedException | ClosedByInterruptException e) {
        // Stopping was requested. The same request must not interrupt the next steps.
        Thread.interrupted();
        step(State.Phase.STOPPING, "Stopping");
        stop();
        State.forget(home);
        out.println("Carillon has stopped.");
        out.flush();
      } catch (Refusal | IOException e) {
        try {
          step(State.Phase.STOPPING, "Stopping");
        } finally {
          stop();
        }
        new State(State.Phase.FAILED, String.valueOf(e.getMessage()), server).write(home);
        throw e;
      }
    }
  }

  private void start() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    step(State.Phase.STARTING, "Cleaning up after an earlier run");
    LeftoverProcesses.clear(home);
    Distribution distribution = Distribution.own();
    KnownSchema schema = KnownSchema.of(distribution.application());
    ExternalLocations usedWith = options.usedWith(home);
    boolean embedded = usedWith.database().isEmpty();
    PortCheck.allFree(ports, options.bind(), embedded);
    Secrets secrets = new Secrets(home.secrets());
    Optional<byte[]> homeKey = secrets.homeKey(options.homeKey());
    Optional<DatabaseAccess> site =
        embedded ? Optional.empty() : Optional.of(usedWith.database().get().access());
    HomeDatabase own = new HomeDatabase(home);
    boolean isFirst = site.isEmpty() || look(own, site.get(), schema, homeKey).id().isEmpty();
    if (embedded) {
      own.checkEmbedded(homeKey.isPresent(), options.adoptsDatabase());
    }
    secrets.create(firstStart.adminPassword(), isFirst, options.homeKey());
    Certificate.create(secrets, firstStart.domain());
    Certificate.publish(secrets, home.certificate());
    DatabaseAccess database = site.isPresent() ? site.get() : startDatabase(distribution, secrets);
    if (embedded) {
      check(own, new DatabaseConnectionCheck(database, schema).look(), true, homeKey);
    }
    usedWith.write(home);
    step(State.Phase.STARTING, "Starting the application server" + Room.of(home).want());
    application = new ApplicationServer(distribution, home, secrets, options);
    application.start(database, usedWith.blobs().orElseGet(home::blobs), firstStart.domain());
    Optional<String> wanting = awaitReady(database);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    Optional<PasswordReset.Answer> reset = new PasswordReset(home).take();
    step(
        State.Phase.READY,
        Summary.of(
            options,
            ports,
            secrets,
            embedded,
            took,
            wanting,
            reset.map(PasswordReset.Answer::sentence)));
  }

  /** Checks the site's database before anything is made for it. */
  private DatabaseConnectionCheck.Found look(
      HomeDatabase own, DatabaseAccess site, KnownSchema schema, Optional<byte[]> homeKey)
      throws IOException {
    step(State.Phase.STARTING, "Checking the database " + site);
    DatabaseConnectionCheck.Found found = new DatabaseConnectionCheck(site, schema).look();
    check(own, found, false, homeKey);
    return found;
  }

  private void check(
      HomeDatabase own,
      DatabaseConnectionCheck.Found found,
      boolean embedded,
      Optional<byte[]> homeKey)
      throws IOException {
    own.check(found, embedded, options.adoptsDatabase());
    if (found.homeKey().isPresent() && homeKey.isEmpty()) {
      throw new Refusal(
          "The secrets in the database are encrypted with the home key of another home. Give"
              + " its file secrets/home.key or a copy of it with --home-key.");
    }
    if (homeKey.isPresent() && !found.isSealedUnder(Secrets.fingerprint(homeKey.get()))) {
      throw new Refusal(
          "The secrets in the database are encrypted with another home key than %s."
              .formatted(
                  options
                      .homeKey()
                      .filter(given -> !Files.exists(new Secrets(home.secrets()).homeKey()))
                      .orElseGet(() -> new Secrets(home.secrets()).homeKey())));
    }
  }

  private DatabaseAccess startDatabase(Distribution distribution, Secrets secrets)
      throws IOException, InterruptedException {
    postgres = new Postgres(distribution, home, ports.port(ServerPort.DATABASE));
    step(State.Phase.STARTING, "Starting the database" + Room.of(home).want());
    String password = secrets.readDatabasePassword();
    postgres.create(password);
    postgres.start();
    return postgres.access(password, secrets.databasePassword());
  }

  /** Waits until the server is ready or at least serves users; then returns why it is not ready. */
  private Optional<String> awaitReady(DatabaseAccess database)
      throws IOException, InterruptedException {
    DatabaseWork work = new DatabaseWork(database);
    BootProgress progress = new BootProgress(System::nanoTime, work::isUnderWay);
    ServerLog.Stage shown = ServerLog.Stage.SERVER;
    String told = shown.sentence();
    String seen = told;
    long since = System.nanoTime();
    while (true) {
      switch (application.boot()) {
        case UNDER_WAY -> {}
        case FAILED -> throw new Refusal("The server did not start: " + application.reason());
        case DONE -> {
          return awaitHealth(progress);
        }
      }
      String doing = application.doing();
      if (!doing.equals(seen)) {
        seen = doing;
        since = System.nanoTime();
      }
      if (application.stage() != shown
          || (!doing.equals(told) && System.nanoTime() - since > TELL_AFTER.toNanos())) {
        shown = application.stage();
        told = doing;
        step(State.Phase.STARTING, doing);
      }
      refuseIfStuck(progress, doing + ".");
      keepDatabase();
      Thread.sleep(LOOK);
    }
  }

  private Optional<String> awaitHealth(BootProgress progress)
      throws IOException, InterruptedException {
    String token = new Secrets(home.secrets()).readHealthToken();
    try (Health health = new Health(server, token)) {
      long since = System.nanoTime();
      String shown = "";
      while (health.ask() instanceof Health.Answer.NotReady(String why, boolean serving)) {
        if (!application.isAlive()) {
          throw new Refusal("The server did not start: " + application.reason());
        }
        if (why.contains(NAMESAKE) && System.nanoTime() - since > NAMESAKE_PATIENCE.toNanos()) {
          throw new Refusal(why);
        }
        if (!why.equals(shown) && System.nanoTime() - since > TELL_AFTER.toNanos()) {
          shown = why;
          step(State.Phase.STARTING, "Not ready yet: " + why);
        }
        if (serving && System.nanoTime() - since > UNREADY_PATIENCE.toNanos()) {
          return Optional.of(why);
        }
        refuseIfStuck(progress, why);
        keepDatabase();
        Thread.sleep(LOOK);
      }
    }
    return Optional.empty();
  }

  private void refuseIfStuck(BootProgress progress, String doing) {
    if (progress.isStuck(application.signs(doing))) {
      throw new Refusal(
          ("The server does not become ready. There has been no progress for %d minutes at:"
                  + " %s See %s for details.")
              .formatted(
                  BootProgress.PATIENCE.toMinutes(), doing, home.log().resolve("carillon.json")));
    }
  }

  private void watch() throws IOException, InterruptedException {
    long lookedAtLogs = System.nanoTime();
    while (application.isAlive()) {
      keepDatabase();
      if (System.nanoTime() - lookedAtLogs > BETWEEN_LOGS.toNanos()) {
        keepLogsSmall();
        lookedAtLogs = System.nanoTime();
      }
      Thread.sleep(LOOK);
    }
    throw new Refusal(
        "The server stopped unexpectedly with status " + application.exitStatus() + ".");
  }

  private void keepLogsSmall() throws IOException {
    for (String log : WRITTEN_BY_CHILDREN) {
      LogFile.keepSmall(home.log().resolve(log));
    }
  }

  private void keepDatabase() throws IOException, InterruptedException {
    // When both were killed, the database is not needed: it is not restarted during shutdown.
    if (postgres != null && !postgres.isAlive() && application.isAlive()) {
      out.println("The database stopped unexpectedly and is being started again.");
      out.flush();
      Postgres.clear(home);
      postgres.start();
    }
  }

  private void stop() throws IOException {
    try {
      if (application != null) {
        application.stop();
      }
      if (postgres != null) {
        postgres.stop();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void step(State.Phase phase, String text) throws IOException {
    out.println(text);
    out.flush();
    new State(phase, text, server).write(home);
  }
}
