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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Tests requests, output and exit status of {@code ctl} against a server with fixed answers. */
class CtlTest {
  @TempDir Path folder;
  private HttpServer server;
  private final List<String> requests = new ArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private int status = 200;
  private String answer = "{}";

  /** The answers before the fixed one, each given once. */
  private final Queue<String> firstAnswers = new ArrayDeque<>();

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

  @Test
  void missingPasswordPrintsHowToGetOne() {
    String[] words = {"ctl", "--home", folder.toString(), "domain", "list"};
    CommandLine line = Main.commandLine(words);
    line.setErr(new PrintWriter(err, true));

    assertThat(line.execute(words)).isEqualTo(1);
    assertThat(err.toString())
        .contains("secrets/admin-password cannot be read.")
        .contains("“carillon admin-password” gives “admin” one.");
  }

  @Test
  void invalidServerUrlIsRefusedWithAMessage() {
    for (String wrong : new String[] {"foo", "https:///x", "ftp://127.0.0.1/"}) {
      err.getBuffer().setLength(0);
      String[] words = {
        "ctl",
        "--password-file",
        folder.resolve("password").toString(),
        "--url",
        wrong,
        "domain",
        "list"
      };
      CommandLine line = Main.commandLine(words);
      line.setErr(new PrintWriter(err, true));

      int exit = line.execute(words);

      assertThat(exit).isEqualTo(2);
      assertThat(err.toString()).startsWith("carillon: --url takes an address").contains(wrong);
    }
  }

  @Test
  void accountIsCreatedWithAPasswordFromAFile() throws IOException {
    Files.writeString(folder.resolve("new"), "correct \"horse\"\n");
    status = 201;
    answer = "{\"address\":\"alice@example.test\"}";

    int exit =
        ctl(
            "account",
            "create",
            "alice@example.test",
            "--new-password-file",
            folder.resolve("new").toString());

    assertThat(exit).isZero();
    assertThat(requests)
        .containsExactly(
            "POST /api/v1/accounts Basic YWRtaW46b3BlbnNlc2FtZQ=="
                + " {\"address\":\"alice@example.test\","
                + "\"password\":\"correct \\\"horse\\\"\"}");
    assertThat(out).hasToString("Created the account alice@example.test." + System.lineSeparator());

    out.getBuffer().setLength(0);
    ctl("alias", "create", "alice@example.test", "bob@example.test", "--json");
    assertThat(out).hasToString(answer + System.lineSeparator());
  }

  @Test
  void attributeValuesAreSentInTheTypeOfTheirAttribute() {
    answer = "{\"address\":\"+4930@b.test\",\"name\":\"b.test\"}";

    ctl("domain", "change", "b.test", "--aliases", "c.test", "--aliases=d.test", "--enabled", "no");
    assertThat(requests).isEmpty();
    ctl("domain", "change", "b.test", "--aliases", "c.test", "--aliases=d.test", "--enabled=false");
    ctl("domain", "change", "b.test", "--no-aliases", "--description", "");
    ctl("account", "change", "a@b.test", "--display-name", "A B");
    ctl("alias", "create", "+4930@b.test", "a@b.test", "--kind", "telephone");

    assertThat(requests.stream().map(request -> request.substring(request.indexOf('{'))))
        .containsExactly(
            "{\"aliases\":[\"c.test\",\"d.test\"],\"enabled\":false}",
            "{\"aliases\":[],\"description\":\"\"}",
            "{\"displayName\":\"A B\"}",
            "{\"address\":\"+4930@b.test\",\"kind\":\"telephone\",\"target\":\"a@b.test\"}");
  }

  @Test
  void missingObjectNameIsReportedAsMissingParameter() {
    assertThat(ctl("domain", "create")).isEqualTo(2);
    assertThat(err.toString()).contains("Missing required parameter");
    assertThat(ctl("domain", "change")).isEqualTo(2);
    assertThat(ctl("alias", "create", "only@example.test")).isEqualTo(2);
    assertThat(ctl("account", "show", "")).isEqualTo(1);
    assertThat(err.toString()).contains("A name is missing");
    assertThat(requests).isEmpty();
  }

  @Test
  void redirectIsReportedAsNotTheRestInterface() {
    status = 307;
    assertThat(ctl("domain", "list")).isEqualTo(1);
    assertThat(err.toString()).contains("That is not the REST interface");
  }

  @Test
  void missingPasswordSourceIsAUsageError() {
    assertThat(ctl("account", "create", "alice@example.test")).isEqualTo(2);

    assertThat(err.toString()).startsWith("carillon: Say where the password is: --password-stdin");
    assertThat(requests).isEmpty();
  }

  @Test
  void validationErrorShowsTheFieldAndFails() {
    status = 422;
    answer = "{\"title\":\"x\",\"detail\":\"The value must be from 1 to 9.\",\"field\":\"a.b\"}";

    assertThat(ctl("setting", "set", "a.b", "10")).isEqualTo(1);

    assertThat(err.toString()).contains("carillon: a.b: The value must be from 1 to 9.");
  }

  @Test
  void responseThatIsNotJsonPrintsNoStackTrace() {
    status = 502;
    answer = "<html>";

    assertThat(ctl("queue", "list")).isEqualTo(1);

    assertThat(err.toString())
        .contains("The server answered with status 502.")
        .doesNotContain("\tat ");
  }

  @Test
  void listsArePrintedAsColumnsOrAsJson() {
    answer =
        "{\"items\":[{\"name\":\"a.test\",\"enabled\":true,\"aliases\":[\"b.test\"],"
            + "\"description\":\"x y\"}]}";

    ctl("domain", "list", "--search", "a b");
    assertThat(out).hasToString("a.test\ttrue\tx y\t" + System.lineSeparator());
    assertThat(requests.getFirst()).startsWith("GET /api/v1/domains?limit=1000&search=a%20b ");

    out.getBuffer().setLength(0);
    ctl("--json", "domain", "list");
    assertThat(out).hasToString(answer + System.lineSeparator());

    out.getBuffer().setLength(0);
    ctl("domain", "list", "--json");
    assertThat(out).hasToString(answer + System.lineSeparator());
  }

  @Test
  void objectNamesInPathsArePercentEncoded() {
    ctl("account", "show", "a/b?c@example.test");

    assertThat(requests.getFirst()).startsWith("GET /api/v1/accounts/a%2Fb%3Fc%40example.test ");
  }

  @Test
  void settingValueIsSentInTheTypeOfTheSetting() {
    answer =
        "{\"items\":[{\"key\":\"n\",\"default\":1},{\"key\":\"s\",\"default\":false},"
            + "{\"key\":\"t\",\"default\":\"PT1M\"},{\"key\":\"l\",\"default\":[]}]}";
    ctl("setting", "set", "n", "8");
    ctl("setting", "set", "n", "8 MB");
    ctl("setting", "set", "s", "on");
    ctl("setting", "set", "t", "PT8M");
    ctl("setting", "set", "l", "a.test,b.test");
    assertThat(ctl("setting", "set", "x", "1")).isEqualTo(1);

    assertThat(
            requests.stream()
                .filter(request -> request.startsWith("PATCH"))
                .map(request -> request.substring(request.indexOf('{'))))
        .containsExactly(
            "{\"n\":8}",
            "{\"n\":\"8 MB\"}",
            "{\"s\":true}",
            "{\"t\":\"PT8M\"}",
            "{\"l\":\"a.test,b.test\"}");
    assertThat(err.toString()).contains("There is no setting x.");
  }

  @Test
  void unsettingASettingSendsNull() {
    ctl("setting", "unset", "mailbox.quota.octets", "--domain", "example.test");

    assertThat(requests.getFirst())
        .startsWith("PATCH /api/v1/domains/example.test/settings ")
        .endsWith("{\"mailbox.quota.octets\":null}");
  }

  @Test
  void taskThatEndsWithErrorsFailsAndProgressGoesToStderr() {
    String running =
        "{\"id\":\"r\",\"state\":\"running\",\"ready\":%d,\"accounts\":[%s],\"ofAccounts\":4,"
            + "\"messages\":%d,\"troubles\":[]}";
    firstAnswers.add(running.formatted(0, "", 0));
    firstAnswers.add(running.formatted(3, "", 0));
    firstAnswers.add(running.formatted(4, "\"a@b.test\"", 3));
    answer = "{\"id\":\"r\",\"state\":\"done\",\"messages\":5,\"troubles\":[\"No room.\"]}";

    assertThat(ctl("--json", "backup", "restore", "b")).isEqualTo(1);

    assertThat(out).hasToString(answer + System.lineSeparator());
    assertThat(err.toString())
        .containsOnlyOnce("3 of 4 accounts prepared")
        .containsOnlyOnce("1 of 4 accounts, 3 messages")
        .contains("carillon: Not everything succeeded: one error.");
  }

  @Test
  void largeImportFileIsSentInPartsWithOneResult() throws IOException {
    String row = "user%06d@example.test,Name".formatted(7) + "x".repeat(60) + "\n";
    Files.writeString(folder.resolve("large.csv"), "address,displayName\n" + row.repeat(50_000));
    answer =
        "{\"id\":\"i\",\"state\":\"done\",\"done\":5,\"of\":5,\"made\":3,\"present\":1,\"refused\":1,"
            + "\"troubles\":[{\"line\":2,\"name\":\"u\",\"detail\":\"Wrong.\"}]}";

    assertThat(ctl("--json", "account", "import", folder.resolve("large.csv").toString()))
        .isEqualTo(1);

    List<String> sent = requests.stream().filter(one -> one.startsWith("POST")).toList();
    assertThat(sent).hasSize(3).allMatch(one -> one.contains("address,displayName\\nuser"));
    assertThat(out.toString())
        .contains("\"made\":9", "\"present\":3", "\"refused\":3", "\"parts\":3")
        .contains("\"line\":2,", "\"line\":22473,");
    assertThat(err.toString()).contains("carillon: Not everything succeeded: 3 errors.");
  }

  @Test
  void longListsAreCountedAndErrorsPrintedOnePerLine() {
    String accounts =
        IntStream.range(0, 2_000)
            .mapToObj("\"a%d@b.test\""::formatted)
            .collect(Collectors.joining(","));
    String troubles =
        IntStream.range(0, 11)
            .mapToObj("\"No room %d.\""::formatted)
            .collect(Collectors.joining(","));
    answer =
        "{\"id\":\"r\",\"state\":\"done\",\"accounts\":["
            + accounts
            + "],\"troubles\":["
            + troubles
            + "]}";

    ctl("backup", "restore", "b");

    assertThat(out.toString().lines())
        .contains("accounts: 2000", "  No room 0.", "  No room 10.")
        .allMatch(line -> line.length() < 80);
  }

  @Test
  void taskWithoutErrorsExitsWithZero() {
    answer = "{\"name\":\"b\",\"state\":\"done\",\"accounts\":1,\"troubles\":[]}";

    assertThat(ctl("backup", "create")).isZero();
  }

  @Test
  void damagedSegmentIsReportedWithItsFile() {
    answer =
        "{\"state\":\"done\",\"ended\":\"x\",\"damages\":[{\"segment\":255,"
            + "\"file\":\"0000ff.blobs\",\"position\":64,\"fault\":\"Other octets.\","
            + "\"messages\":[]}]}";

    assertThat(ctl("store", "verify")).isEqualTo(1);

    assertThat(out.toString()).contains("octet 64 of segment file 0000ff.blobs: Other octets.");
  }

  @Test
  void abortedVerificationFails() {
    answer = "{\"state\":\"broken-off\",\"ended\":\"x\",\"damages\":[]}";

    assertThat(ctl("store", "verify")).isEqualTo(1);
  }

  @Test
  void dryRunNamesTheStateThatARewindKeeps() {
    answer = "{\"items\":[]}";

    assertThat(ctl("account", "rewind", "a@b.test", "PT1H", "--dry-run")).isZero();

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("Access lists", "are not changed.");
  }

  private int ctl(String... words) {
    var all =
        new ArrayList<>(
            List.of(
                "ctl",
                "--url",
                "http://localhost:" + server.getAddress().getPort(),
                "--password-file",
                folder.resolve("password").toString()));
    all.addAll(List.of(words));
    String[] line = all.toArray(String[]::new);
    return Main.commandLine(line)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(line);
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization")
            + " "
            + body);
    String said = firstAnswers.isEmpty() ? answer : firstAnswers.remove();
    byte[] octets = said.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, octets.length);
    exchange.getResponseBody().write(octets);
    exchange.close();
  }
}
