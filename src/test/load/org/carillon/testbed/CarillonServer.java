package org.carillon.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A server started as users do: {@code ./carillon start}, in a home and at a port offset of its
 * own.
 */
public final class CarillonServer implements AutoCloseable {

  private static final Duration START_BOUND = Duration.ofMinutes(10);

  private static final Map<String, Integer> PORTS =
      Map.ofEntries(
          Map.entry("smtp", 2025),
          Map.entry("lmtp", 2024),
          Map.entry("submission", 2587),
          Map.entry("submissions", 2465),
          Map.entry("imap", 2143),
          Map.entry("imaps", 2993),
          Map.entry("managesieve", 4190),
          Map.entry("poppwd", 2106),
          Map.entry("pop3", 2110),
          Map.entry("pop3s", 2995),
          Map.entry("ldap", 2389),
          Map.entry("ldaps", 2636),
          Map.entry("sip", 5060),
          Map.entry("sips", 5061),
          Map.entry("http", 8080),
          Map.entry("https", 8443),
          Map.entry("management", 9990),
          Map.entry("database", 15432));

  /** Additional JVM options of a server for tests; benchmarks have none. */
  private static final String JVM_OPTIONS = System.getProperty("carillon.test.jvm", "");

  private static final String JVM = "JDK_JAVA_OPTIONS";

  private final Path tree;
  private final Path home;
  private final int offset;
  private final List<String> options;
  private final Map<String, String> environment;
  private final HttpClient http = TrustingHttp.client();

  private CarillonServer(
      Path tree, Path home, int offset, List<String> options, Map<String, String> environment) {
    this.tree = tree;
    this.home = home;
    this.offset = offset;
    this.options = options;
    this.environment = environment;
  }

  /** Starts a server in that home, fresh or used before. */
  public static CarillonServer start(Path home, int offset, String... options) {
    return start(home, offset, Map.of(), options);
  }

  /** Starts a server with additions to the environment, such as {@code CARILLON_DOMAIN}. */
  public static CarillonServer start(
      Path home, int offset, Map<String, String> environment, String... options) {
    CarillonServer server = new CarillonServer(tree(), home, offset, List.of(options), environment);
    server.start();
    return server;
  }

  /** A server that other code starts; closing it stops it. */
  public static CarillonServer of(Path home, int offset) {
    return new CarillonServer(tree(), home, offset, List.of(), Map.of());
  }

  /** Starts the build of another tree of the project. */
  public static CarillonServer startOf(Path tree, Path home, int offset) {
    CarillonServer server = new CarillonServer(tree, home, offset, List.of(), Map.of());
    server.start();
    return server;
  }

  /** The project's folder. */
  public static Path tree() {
    return Path.of(System.getProperty("carillon.tree", ".")).toAbsolutePath().normalize();
  }

  /** Starts it again after {@link #stop} or a kill. */
  public void start() {
    launcher("start", START_BOUND).orFail();
  }

  /** Stops it as {@code ./carillon stop} does. */
  public void stop() {
    launcher("stop", Duration.ofMinutes(2)).orFail();
  }

  /** The result of {@code ./carillon status}. */
  public Command status() {
    return launcher("status", Duration.ofSeconds(30));
  }

  private Command launcher(String verb, Duration bound) {
    List<String> words =
        new ArrayList<>(
            List.of(
                tree.resolve("carillon").toString(),
                verb,
                "--home",
                home.toString(),
                "--offset",
                "" + offset));
    Map<String, String> all = new HashMap<>(environment);
    all.put("CARILLON_BUILT", "true");
    if (verb.equals("start")) {
      words.addAll(options);
      all.merge(JVM, JVM_OPTIONS, (own, more) -> (own + " " + more).strip());
    } else {
      // The launcher would print them where a test reads its output.
      all.remove(JVM);
    }
    return Command.run(bound, words, "", all);
  }

  /** Carries out an operation of the application server's own management. */
  public void manage(String operation) {
    Command.run(
            Duration.ofMinutes(2),
            List.of(
                wildfly().resolve("bin/jboss-cli.sh").toString(),
                "--connect",
                "--controller=127.0.0.1:" + port("management"),
                operation))
        .orFail();
  }

  public ServerProcesses processes() {
    return new ServerProcesses(home);
  }

  /** Returns whether every part reports that it is ready. */
  public boolean isReady() {
    try {
      return health().statusCode() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /**
   * Returns as soon as every part is ready.
   *
   * @throws AssertionError if that is not within the bound, with the parts' reports
   */
  public void awaitReady(String event, Duration bound) {
    try {
      Await.until(event, bound, this::isReady);
    } catch (AssertionError late) {
      throw new AssertionError(late.getMessage() + ", but " + healthInWords(), late);
    }
  }

  private String healthInWords() {
    try {
      return health().body();
    } catch (UncheckedIOException gone) {
      return "the server does not answer: " + gone.getMessage();
    }
  }

  private HttpResponse<String> health() {
    return api("GET", "/health/ready", "");
  }

  /** The WildFly that the build provisioned. */
  public Path wildfly() {
    return tree.resolve("ear/distribution/target/carillon/wildfly");
  }

  public Path home() {
    return home;
  }

  /** The ports of all services without an offset. */
  public static List<Integer> services() {
    return List.copyOf(PORTS.values());
  }

  /** The port of a service ({@code smtp}, {@code https} …), offset included. */
  public int port(String service) {
    return PORTS.get(service) + offset;
  }

  /** The administrator's password, as the first start left it in its file. */
  public String adminPassword() {
    try {
      return Files.readString(home.resolve("secrets/admin-password")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a domain by REST. */
  public void createDomain(String name) {
    expect(201, api("POST", "/domains", "{\"name\": \"" + name + "\"}"));
  }

  /** Makes an account by REST. */
  public void createAccount(String address, String password) {
    expect(
        201,
        api(
            "POST",
            "/accounts",
            "{\"address\": \"" + address + "\", \"password\": \"" + password + "\"}"));
  }

  /** Calls REST below {@code /api/v1} as the administrator. */
  public HttpResponse<String> api(String method, String path, String body) {
    return web(
        HttpRequest.newBuilder(URI.create("https://localhost:" + port("https") + "/api/v1" + path))
            .header(
                "Content-Type",
                method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
            .header("Authorization", basic("admin", adminPassword()))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body)));
  }

  /** The server's own database, as its owner. */
  public Connection database() throws SQLException, IOException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port("database") + "/carillon",
        "carillon",
        Files.readString(home.resolve("secrets/database-password")).strip());
  }

  /** Sends a request to the web port and accepts any certificate. */
  public HttpResponse<String> web(HttpRequest.Builder request) {
    try {
      return http.send(
          request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A Basic authorization header. */
  public static String basic(String name, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  private static void expect(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw new IllegalStateException(
          answer.request().uri() + " answered " + answer.statusCode() + ": " + answer.body());
    }
  }

  @Override
  public void close() {
    launcher("stop", Duration.ofMinutes(2));
  }
}
