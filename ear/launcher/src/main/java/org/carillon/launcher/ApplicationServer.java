package org.carillon.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.carillon.launcher.cluster.ClusterIdentity;
import org.carillon.launcher.cluster.ClusterMembers;
import org.carillon.launcher.database.DatabaseAccess;
import org.carillon.launcher.home.Home;
import org.carillon.launcher.home.PrivateFile;
import org.carillon.launcher.home.Secrets;
import org.carillon.launcher.port.PortPlan;
import org.carillon.launcher.port.ServerPort;
import org.carillon.launcher.process.Ending;
import org.carillon.launcher.process.LogFile;
import org.carillon.launcher.process.ProcessTable;
import org.carillon.launcher.process.Session;

/**
 * WildFly with the application: configured from the distribution at each start, so that a new
 * version brings its own configuration.
 */
final class ApplicationServer {
  /** Limits glibc's arenas; otherwise glibc keeps freed memory for each of many threads. */
  private static final String ARENAS = "MALLOC_ARENA_MAX";

  private static final Duration GRACE = Duration.ofSeconds(45);
  // A new start waits for this. Work that is cut short could be cut short by a crash, too.
  private static final Duration LEFT_BEHIND_GRACE = Duration.ofSeconds(10);

  private final Distribution distribution;
  private final Home home;
  private final Secrets secrets;
  private final ServerOptions options;
  private ServerLog log;
  private Process process;

  ApplicationServer(Distribution distribution, Home home, Secrets secrets, ServerOptions options) {
    this.distribution = distribution;
    this.home = home;
    this.secrets = secrets;
    this.options = options;
  }

  private static String base(Home home) {
    return "-Djboss.server.base.dir=" + home.server();
  }

  /** Returns whether a server runs in this home, no matter who started it. */
  static boolean runs(Home home) {
    return !ProcessTable.startedWith(base(home)).isEmpty();
  }

  /** Ends the server that an earlier launcher left running in this home. */
  static void clear(Home home) throws IOException, InterruptedException {
    Ending.end(ProcessTable.startedWith(base(home)), "TERM", LEFT_BEHIND_GRACE);
  }

  void start(DatabaseAccess database, Path blobs, Optional<String> firstDomain) throws IOException {
    layOutConfiguration();
    writeProperties(database, blobs, firstDomain);
    Path console = home.log().resolve("console.log");
    LogFile.turnOver(console);
    log = new ServerLog(home.log().resolve("carillon.json"));
    ProcessBuilder builder =
        new ProcessBuilder(Session.own(command()))
            .directory(home.server().toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(console.toFile()));
    // The password is already in its file, and a process's environment is not safe for it.
    builder.environment().remove(Run.ADMIN_PASSWORD);
    builder.environment().putIfAbsent(ARENAS, "2");
    process = builder.start();
  }

  private List<String> command() {
    Path server = distribution.server();
    List<String> command = new ArrayList<>();
    command.add(Distribution.java());
    command.add("@" + distribution.configuration().resolve("server.options"));
    command.add(options.heap().sizeOption());
    command.add(options.heap().directOption());
    command.add(options.heap().collectorOption());
    command.add("-XX:ErrorFile=" + home.log().resolve("crash-%p.log"));
    command.add("-Djboss.home.dir=" + server);
    command.add(base(home));
    command.add("-Djboss.server.log.dir=" + home.log());
    command.add("-Dorg.jboss.boot.log.file=" + home.log().resolve("boot.log"));
    command.add("-Dlogging.configuration=file:" + configuration().resolve("logging.properties"));
    command.add("-jar");
    command.add(server.resolve("jboss-modules.jar").toString());
    command.add("-mp");
    command.add(server.resolve("modules").toString());
    command.add("org.jboss.as.standalone");
    command.add("--server-config=" + configurationFile());
    command.add("--properties=" + secrets.serverProperties());
    return command;
  }

  private Path configuration() {
    return home.server().resolve("configuration");
  }

  private String configurationFile() {
    return options.cluster().isPresent()
        ? "standalone-carillon-cluster.xml"
        : "standalone-carillon.xml";
  }

  private void layOutConfiguration() throws IOException {
    Files.createDirectories(configuration());
    try (Stream<Path> files =
        Files.list(distribution.server().resolve("standalone/configuration"))) {
      for (Path file : files.filter(this::isNeeded).toList()) {
        Files.copy(
            file, configuration().resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    // A killed server could not delete the files that it unpacked here.
    Path temporary = home.server().resolve("tmp");
    if (Files.exists(temporary)) {
      try (Stream<Path> files = Files.walk(temporary)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private boolean isNeeded(Path file) {
    String name = file.getFileName().toString();
    return name.equals(configurationFile()) || name.endsWith(".properties");
  }

  private void writeProperties(DatabaseAccess database, Path blobs, Optional<String> firstDomain)
      throws IOException {
    PortPlan ports = options.ports();
    Properties properties = new Properties();
    properties.setProperty("carillon.home", home.toString());
    properties.setProperty("carillon.blobs", blobs.toString());
    properties.setProperty("carillon.node", options.node());
    properties.setProperty("carillon.admin.password.file", secrets.adminPassword().toString());
    firstDomain.ifPresent(domain -> properties.setProperty("carillon.first.domain", domain));
    properties.setProperty("carillon.port-offset", String.valueOf(ports.offset()));
    properties.setProperty("carillon.standard-ports", String.valueOf(ports.standard()));
    properties.setProperty("carillon.bind", options.bind());
    properties.setProperty(
        "carillon.http.max-connections", String.valueOf(options.heap().httpConnections()));
    properties.setProperty("carillon.db.url", database.url());
    properties.setProperty("carillon.db.user", database.user());
    properties.setProperty("carillon.db.password", database.password());
    properties.setProperty("carillon.tls.keystore", secrets.keyStore().toString());
    properties.setProperty("carillon.tls.certificate", home.certificate().toString());
    properties.setProperty("carillon.tls.keystore.password", secrets.readKeyStorePassword());
    properties.setProperty(Secrets.HEALTH_TOKEN, Secrets.healthToken());
    properties.setProperty("jboss.node.name", options.node());
    properties.setProperty("jboss.tx.node.id", options.node());
    properties.setProperty("jboss.bind.address", options.bind());
    properties.setProperty("carillon.http.port", String.valueOf(ports.base(ServerPort.HTTP)));
    properties.setProperty("carillon.https.port", String.valueOf(ports.base(ServerPort.HTTPS)));
    properties.setProperty("carillon.web.port", String.valueOf(ports.port(ServerPort.HTTPS)));
    properties.setProperty("carillon.web.plain-port", String.valueOf(ports.port(ServerPort.HTTP)));
    properties.setProperty("jboss.socket.binding.port-offset", String.valueOf(ports.offset()));
    if (options.cluster().isPresent()) {
      ClusterMembers members = options.cluster().get();
      properties.setProperty("carillon.cluster", members.initialHosts());
      String password = secrets.readKeyStorePassword();
      PrivateFile.write(
          secrets.clusterKeyStore(),
          ClusterIdentity.keyStore(secrets.readHomeKey(), password.toCharArray()));
      properties.setProperty("carillon.cluster.keystore", secrets.clusterKeyStore().toString());
      properties.setProperty("carillon.cluster.keystore.password", password);
      properties.setProperty("jboss.bind.address.private", members.bindAddress(ports.offset()));
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    properties.store(text, null);
    PrivateFile.write(secrets.serverProperties(), text.toByteArray());
  }

  /** Returns the state of the boot; if the server's process has ended, the boot has failed. */
  ServerLog.Boot boot() throws IOException {
    ServerLog.Boot boot = log.look();
    return process.isAlive() ? boot : ServerLog.Boot.FAILED;
  }

  /** Returns the stage that the boot had reached when the log was last read. */
  ServerLog.Stage stage() {
    return log.stage();
  }

  /** Returns the stage and the migration under way, in words without a full stop. */
  String doing() {
    return log.stage().sentence() + log.migration().map(name -> ": " + name).orElse("");
  }

  /** Returns the signs of progress of a boot that reported {@code told}. */
  BootProgress.Signs signs(String told) {
    return new BootProgress.Signs(
        log.lines(), process.info().totalCpuDuration().orElse(Duration.ZERO), told);
  }

  /** Returns why the boot failed, as a sentence. */
  String reason() throws IOException {
    log.look();
    return log.reason()
        .orElse(
            process.isAlive()
                ? "no reason was logged"
                : LogFile.lastWord(home.log().resolve("console.log")));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Returns its exit status, or 128 plus the number of the signal that ended it. */
  int exitStatus() {
    return process.exitValue();
  }

  /** Stops it in order: it takes no new work, finishes the work under way and closes listeners. */
  void stop() throws IOException, InterruptedException {
    if (process != null) {
      Ending.end(List.of(process.toHandle()), "TERM", GRACE);
    }
  }
}
