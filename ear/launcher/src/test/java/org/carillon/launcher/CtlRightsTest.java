package org.carillon.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.Operation;
import org.carillon.contract.directory.types.ObjectTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Tests that the table of rights has every verb of {@code ctl} with its REST request. */
class CtlRightsTest {
  private static final Path TABLES = Path.of("../../src/test/e2e/rights");
  private static final String ANSWER =
      """
      {"items":[{"key":"k","default":"x","at":"x","id":"x","from":"x","to":[],"client":"x",
      "handling":"x","points":0,"findings":[],"checks":[],"recipient":"x","actions":[],"lines":[],
      "fault":""}],
      "network":"x","address":"x","clientId":"x","target":"x","name":"x","id":"x","identifier":"x",
      "rights":"l","to":"x","with":"x","state":"done","ended":"x","troubles":[],"damages":[],"refused":[],
      "biggest":[],"judged":0,"cut":false,"shifts":[],"differences":[],
      "sources":[],"vcards":"x","messages":0,"accounts":[],"latest":[]}
      """;

  @TempDir Path folder;
  private HttpServer server;
  private final List<String> requests = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
    Files.writeString(folder.resolve("password"), "opensesame\n");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** The last verb's standard error. */
  private StringWriter said = new StringWriter();

  private static List<List<String>> table(String name) throws IOException {
    return Files.readAllLines(TABLES.resolve(name)).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> List.of(line.split("\t", -1)))
        .toList();
  }

  /** Returns the lines of the table, and those of objects' verbs that it leaves to declarations. */
  private static List<List<String>> verbs() throws IOException {
    List<List<String>> all = new ArrayList<>(table("ctl.tsv"));
    Set<String> told = all.stream().map(List::getFirst).collect(Collectors.toSet());
    for (ObjectType type : ObjectTypes.all()) {
      type.operations().keySet().stream()
          .map(operation -> verb(type, operation))
          .filter(line -> !told.contains(line.getFirst()))
          .forEach(all::add);
    }
    return all;
  }

  private static List<String> verb(ObjectType type, Operation operation) {
    String plural = " /" + type.plural();
    String one = plural + "/{" + type.key().name() + "}";
    return switch (operation) {
      case LIST -> List.of(type.name() + " list", "", "GET" + plural);
      case FIND -> List.of(type.name() + " show", "x", "GET" + one);
      case DELETE -> List.of(type.name() + " delete", "x", "DELETE" + one);
      case TEST -> List.of(type.name() + " test", "x", "POST" + one + "/test");
      case CREATE -> List.of(type.name() + " create", "x" + needed(type), "POST" + plural);
      case CHANGE -> List.of(type.name() + " change", "x" + changed(type), "PATCH" + one);
    };
  }

  /** Returns an argument for each attribute besides the key that a new object must have. */
  private static String needed(ObjectType type) {
    return type.attributes().stream()
        .filter(each -> each != type.key() && each.atCreation() == Attribute.Use.MUST)
        .map(each -> " " + value(each))
        .collect(Collectors.joining());
  }

  private static String changed(ObjectType type) {
    Attribute<?> first = type.said(Operation.CHANGE).getFirst();
    return " --"
        + first.name().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT)
        + " "
        + value(first);
  }

  private static String value(Attribute<?> attribute) {
    return switch (attribute.type()) {
      case AttributeType.Choice(List<String> words) -> words.getFirst();
      case AttributeType.Switch() -> "false";
      case AttributeType.Whole(int least, int _) -> String.valueOf(least);
      default -> "x";
    };
  }

  @Test
  void rightsTableListsEveryCtlVerb() throws IOException {
    Set<String> verbs = new TreeSet<>();
    collect(Main.commandLine().getSubcommands().get("ctl"), "", verbs);

    Set<String> told = verbs().stream().map(List::getFirst).collect(Collectors.toSet());

    assertThat(told).isEqualTo(verbs);
  }

  private static void collect(CommandLine command, String path, Set<String> verbs) {
    if (command.getSubcommands().isEmpty()) {
      verbs.add(path.strip());
    }
    command.getSubcommands().forEach((name, below) -> collect(below, path + " " + name, verbs));
  }

  @Test
  void everyCtlVerbSendsTheRequestsOfTheRightsTable() throws IOException {
    List<String> operations =
        table("rest.tsv").stream()
            .map(List::getFirst)
            .distinct()
            .sorted(Comparator.comparing((String one) -> one.indexOf('{') < 0 ? 0 : 1))
            .toList();
    for (List<String> line : verbs()) {
      requests.clear();
      String words = (line.get(0) + " " + line.get(1)).strip();

      said = new StringWriter();
      int exit = ctl(words.replace("{file}", folder.resolve("password").toString()).split(" "));

      assertThat(exit).as("%s: %s", words, said).isZero();
      List<String> asked =
          requests.stream().map(request -> operation(request, operations)).toList();
      assertThat(asked).as(words).containsExactly(line.get(2).split(", "));
    }
  }

  /** The operation that a request matches: one with fewer placeholders goes first. */
  private static String operation(String request, List<String> operations) {
    return operations.stream()
        .filter(one -> Pattern.matches(one.replaceAll("\\{\\w+}", "[^/]+"), request))
        .findFirst()
        .orElse(request);
  }

  private int ctl(String... words) {
    String[] line =
        Stream.concat(
                Stream.of(
                    "ctl",
                    "--url",
                    "http://localhost:" + server.getAddress().getPort(),
                    "--password-file",
                    folder.resolve("password").toString()),
                Stream.of(words))
            .toArray(String[]::new);
    return Main.commandLine(line)
        .setOut(new PrintWriter(new StringWriter(), true))
        .setErr(new PrintWriter(said, true))
        .execute(line);
  }

  private void serve(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    requests.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI().getRawPath().replace("/api/v1", ""));
    byte[] octets = ANSWER.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, octets.length);
    exchange.getResponseBody().write(octets);
    exchange.close();
  }
}
