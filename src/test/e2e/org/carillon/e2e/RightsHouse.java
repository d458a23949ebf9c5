package org.carillon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.TrustingHttp;

/** Two domains with every kind of caller, and objects of theirs to ask for. */
final class RightsHouse {
  static final String PASSWORD = "correct horse battery";
  private static final Pattern VERSIONED =
      Pattern.compile("(/(domains|accounts|administrators)/[^/?]+)?(/settings)?");
  private static final String OWN = "rights-own.test";
  private static final String OTHER = "rights-other.test";

  /** Every kind of caller, in the order of the tables' columns. */
  enum Kind {
    STRANGER(""),
    USER("user@" + OWN),
    DELEGATE("delegate@" + OWN),
    DOMAIN("chief@" + OWN),
    SERVER("rights-root");

    final String name;

    Kind(String name) {
      this.name = name;
    }

    /** The caller's own account, or a substitute if it has none. */
    String account() {
      return switch (this) {
        case STRANGER -> USER.name;
        case SERVER -> "wide@" + OWN;
        case USER, DELEGATE, DOMAIN -> name;
      };
    }
  }

  private final CarillonServer server;
  private final Map<Kind, String> tokens = new EnumMap<>(Kind.class);
  private int number;

  RightsHouse(CarillonServer server) {
    this.server = server;
    server.createDomain(OWN);
    server.createDomain(OTHER);
    for (String account : List.of("user", "delegate", "shared", "chief", "wide")) {
      server.createAccount(account + "@" + OWN, PASSWORD);
    }
    server.createAccount("foreign@" + OTHER, PASSWORD);
    administrator("chief@" + OWN, "\"domain\": \"" + OWN + "\"");
    administrator("wide@" + OWN, "\"domain\": null");
    for (String own : List.of(Kind.SERVER.name, "rights-named")) {
      administrator(own, "\"password\": \"" + PASSWORD + "\"");
    }
    prepare(
        "POST /accounts/shared@%s/access-list {\"mailbox\": \"INBOX\", \"identifier\": \"%s\", \"rights\": \"lrswipkxtea\"}"
            .formatted(OWN, Kind.DELEGATE.name));
    for (String domain : List.of(OWN, OTHER)) {
      prepare("POST /groups {\"address\": \"staff@" + domain + "\"}");
      prepare("POST /service-classes {\"name\": \"rights@" + domain + "\"}");
    }
    prepare(
        "POST /acme-accounts {\"name\": \"rights\", \"directory\": \"https://127.0.0.1:1/dir\"}");
    // Nobody listens there, so that outgoing mail waits.
    prepare("PATCH /settings {\"mail.out.smart-host\": [\"127.0.0.1:9\"]}");
  }

  void leave() {
    prepare("PATCH /settings {\"mail.out.smart-host\": null}");
  }

  private void administrator(String name, String more) {
    prepare("POST /administrators {\"name\": \"" + name + "\", " + more + "}");
  }

  /** Sends a request as an administrator that must succeed: a method, a path, a body. */
  void prepare(String request) {
    String[] words = request.split(" ", 3);
    var answer = server.api(words[0], words[1], words.length < 3 ? "" : words[2]);
    assertThat(answer.statusCode()).as(request + ": " + answer.body()).isBetween(200, 299);
  }

  /** Changes the number for the next call. */
  void next() {
    number++;
  }

  /** A table's text with this caller's values. */
  String filled(String text, Kind kind) {
    String filled =
        text.replace("{own}", kind.account())
            .replace("{shared}", "shared@" + OWN)
            .replace("{wide}", "wide@" + OWN)
            .replace("{foreign}", "foreign@" + OTHER)
            .replace("{password}", PASSWORD)
            .replace("{n}", "" + number);
    if (filled.contains("{queued-own}")) {
      filled = filled.replace("{queued-own}", queued(Kind.USER.name));
    }
    if (filled.contains("{queued-wide}")) {
      filled = filled.replace("{queued-wide}", queued("wide@" + OWN));
    }
    if (filled.contains("{queued-foreign}")) {
      filled = filled.replace("{queued-foreign}", queued("foreign@" + OTHER));
    }
    if (filled.contains("{certificate}")) {
      filled = filled.replace("{certificate}", number(server.api("GET", "/certificates", "")));
    }
    if (filled.contains("{own-token}")) {
      String owner = kind == Kind.STRANGER ? basic(Kind.USER) : basic(kind);
      filled = filled.replace("{own-token}", field("id", issue(owner)));
    }
    if (filled.contains("{admin-token}")) {
      String admin = CarillonServer.basic("admin", server.adminPassword());
      filled = filled.replace("{admin-token}", field("id", issue(admin)));
    }
    return filled;
  }

  /** The id of a queued message from that sender. */
  private String queued(String sender) {
    String path = "/queue?sender=" + sender;
    Optional<String> waiting = found("id", server.api("GET", path, ""));
    if (waiting.isEmpty()) {
      submit(sender);
      waiting = found("id", server.api("GET", path, ""));
    }
    return waiting.orElseThrow();
  }

  /** Submits a message to another server, by minimal SMTP (RFC 5321, RFC 8314). */
  private void submit(String sender) {
    String plain =
        Base64.getEncoder().encodeToString(("\0" + sender + "\0" + PASSWORD).getBytes(UTF_8));
    try (Socket socket =
            TrustingHttp.context()
                .getSocketFactory()
                .createSocket("localhost", server.port("submissions"));
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
      for (String line :
          List.of(
              "EHLO client.test",
              "AUTH PLAIN " + plain,
              "MAIL FROM:<" + sender + ">",
              "RCPT TO:<nobody@elsewhere.test>",
              "DATA",
              "From: <" + sender + ">\r\nSubject: waits\r\n\r\n.",
              "QUIT")) {
        assertThat(reply(in)).as("before " + line).matches("[23].*");
        socket.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
        socket.getOutputStream().flush();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The last line of a reply. */
  private static String reply(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && line.length() > 3 && line.charAt(3) == '-') {
      line = in.readLine();
    }
    return line;
  }

  /** Sends a request, with an Authorization header unless that is empty. */
  @SafeVarargs
  final HttpResponse<String> ask(
      String authorization,
      String method,
      String path,
      String body,
      Map.Entry<String, String>... headers) {
    String root = "https://localhost:" + server.port("https") + "/api/v1";
    var request = HttpRequest.newBuilder(URI.create(root + path));
    for (var header : headers) {
      request.header(header.getKey(), header.getValue());
    }
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    boolean changes = method.equals("PATCH") || method.equals("DELETE");
    if (changes && VERSIONED.matcher(path).matches()) {
      // No version matches: an authorized caller gets a conflict, and nothing happens.
      request.header("If-Match", "\"0\"");
    }
    return server.web(
        request.method(
            method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  String basic(Kind kind) {
    return CarillonServer.basic(kind.name, PASSWORD);
  }

  String bearer(Kind kind) {
    return "Bearer " + tokens.computeIfAbsent(kind, each -> field("token", issue(basic(each))));
  }

  /** Tokens may have ended: new ones are issued when needed. */
  void forgetTokens() {
    tokens.clear();
  }

  private HttpResponse<String> issue(String authorization) {
    return ask(authorization, "POST", "/tokens", "{\"label\": \"rights\"}");
  }

  private static String field(String name, HttpResponse<String> answer) {
    return found(name, answer).orElseThrow(() -> new AssertionError(answer.body()));
  }

  private static Optional<String> found(String name, HttpResponse<String> answer) {
    var matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(answer.body());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String number(HttpResponse<String> certificates) {
    var matcher = Pattern.compile("\"id\":(\\d+)").matcher(certificates.body());
    assertThat(matcher.find()).as(certificates.body()).isTrue();
    return matcher.group(1);
  }

  /** The lines of a table, each its columns. */
  static List<List<String>> table(String name) throws IOException {
    Path file = CarillonServer.tree().resolve("src/test/e2e/rights").resolve(name);
    return Files.readAllLines(file).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> List.of(line.split("\t", -1)))
        .toList();
  }
}
