package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.e2e.RightsHouse.Kind;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Tests that every kind of caller gets the response that the tables in {@code src/test/e2e/rights}
 * give, for its own objects and others'. Tests beside REST and {@code ctl} check that the tables
 * have every operation; this one, that they have every view.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsIT {
  private static final Pattern ACTION =
      Pattern.compile("<k:(?:row-)?action id=\"([\\w-]+)\"|<h:form id=\"([\\w-]+)\"|<k:acts ");

  private RightsHouse house;
  private WebVisits visits;

  @BeforeAll
  void people() {
    CarillonServer server = SharedServer.get();
    house = new RightsHouse(server);
  }

  /** Other tests end sessions. */
  @BeforeEach
  void visits() {
    visits = new WebVisits(SharedServer.get());
  }

  @AfterAll
  void leave() {
    house.leave();
  }

  @Test
  void restAnswersEveryCallerAsTheRightsTable() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (List<String> line : RightsHouse.table("rest.tsv")) {
      assertThat(line).as("%s", line).hasSize(10);
      for (Kind kind : Kind.values()) {
        String[] expected = line.get(5 + kind.ordinal()).split("/");
        compare(wrong, line, kind, kind == Kind.STRANGER ? "" : house.basic(kind), expected[0]);
        if (kind != Kind.STRANGER) {
          compare(wrong, line, kind, house.bearer(kind), expected[expected.length - 1]);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  private void compare(
      List<String> wrong, List<String> line, Kind kind, String authorization, String expected) {
    house.next();
    for (String request : line.get(4).split("; ")) {
      if (!request.isEmpty()) {
        house.prepare(house.filled(request, kind));
      }
    }
    String method = line.get(0).substring(0, line.get(0).indexOf(' '));
    String path = house.filled(line.get(1), kind);
    String body = house.filled(line.get(2), kind);
    var answer = house.ask(authorization, method, path, body);
    String was = word(answer, house.filled(line.get(3), kind));
    if (!was.equals(expected)) {
      wrong.add(
          "%s by %s %s: %s, not %s (%d %s)"
              .formatted(
                  method + " " + path + " " + body,
                  kind,
                  authorization.isEmpty() ? "" : authorization.substring(0, 6),
                  was,
                  expected,
                  answer.statusCode(),
                  answer.body().lines().findFirst().orElse("")));
    }
    if (path.contains("/sessions") || path.endsWith("/lock-out")) {
      house.forgetTokens();
    }
  }

  /** The result of a request, in the tables' words. */
  private static String word(HttpResponse<String> answer, String absent) {
    boolean unknown =
        answer.statusCode() == 404
            || answer.statusCode() == 422 && answer.body().contains("\"code\":\"unknown");
    if (unknown) {
      return !absent.isEmpty() && answer.body().contains(absent) ? "ok" : "hidden";
    }
    return switch (answer.statusCode()) {
      case 200, 201, 204, 303, 409, 412, 422 -> "ok";
      case 401 -> "who";
      case 403 -> "no";
      default -> "?";
    };
  }

  @Test
  void crossSiteRequestsChangeNothing() throws IOException {
    String secret = house.basic(Kind.SERVER);
    for (List<String> line : RightsHouse.table("rest.tsv")) {
      String method = line.get(0).substring(0, line.get(0).indexOf(' '));
      if (!method.equals("GET")) {
        for (var header :
            Map.of("Origin", "https://elsewhere.test", "Sec-Fetch-Site", "cross-site").entrySet()) {
          String body = method.equals("DELETE") ? "" : "{}";
          var answer =
              house.ask(secret, method, line.get(1).replaceAll("\\{[^}]*}", "1"), body, header);
          assertThat(answer.statusCode()).as("%s %s", line.get(0), header).isEqualTo(403);
          assertThat(answer.body()).contains("\"code\":\"cross-site\"");
        }
      }
    }
  }

  @Test
  void webSessionIsNoRestCredential() {
    String secret = visits.secret("mail", Kind.USER.name);

    assertThat(house.ask("Bearer " + secret, "GET", "/tokens", "").statusCode()).isEqualTo(401);
  }

  @Test
  void rightsTableListsEveryView() throws IOException {
    Set<String> told =
        RightsHouse.table("views.tsv").stream()
            .map(line -> line.get(0) + " " + line.get(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> there = new TreeSet<>();
    for (String application : List.of("admin", "mail")) {
      try (Stream<Path> files = Files.list(views(application))) {
        files
            .map(file -> file.getFileName().toString())
            .filter(file -> file.endsWith(".xhtml"))
            .forEach(file -> there.add(application + " " + file.replace(".xhtml", "")));
      }
    }

    assertThat(told).isEqualTo(there);
  }

  private static Path views(String application) {
    return CarillonServer.tree()
        .resolve(application.equals("admin") ? "web-admin" : "web-mail/app")
        .resolve("src/main/webapp");
  }

  @Test
  void pagesAnswerEveryVisitorAsTheRightsTable() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (List<String> line : RightsHouse.table("views.tsv")) {
      String application = line.get(0);
      String page = line.get(1) + (line.get(2).isEmpty() ? "" : "?" + line.get(2));
      Map<Kind, String> expected = new EnumMap<>(Kind.class);
      expected.put(Kind.STRANGER, line.get(3));
      expected.put(Kind.USER, line.get(4));
      expected.put(Kind.DOMAIN, line.get(5));
      expected.put(Kind.SERVER, line.get(6));
      for (var each : expected.entrySet()) {
        String secret = secret(application, each.getKey());
        String path = house.filled(page, each.getKey());
        String was = visits.word(visits.get(application, path, secret));
        if (!was.equals(each.getValue())) {
          wrong.add(
              "%s %s by %s: %s, not %s"
                  .formatted(application, path, each.getKey(), was, each.getValue()));
        }
      }
      if (Set.of("no", "hidden").contains(line.get(5)) && !line.get(1).equals("problem")) {
        wrong.addAll(actionsDone(application, line.get(1), page));
      }
    }

    assertThat(wrong).isEmpty();
  }

  /** The session of a caller; a user has only one of the webmail. */
  private String secret(String application, Kind kind) {
    return switch (kind) {
      case STRANGER -> "";
      case USER, DELEGATE -> visits.secret("mail", kind.name);
      case DOMAIN, SERVER -> visits.secret(application, kind.account());
    };
  }

  /** The actions that a domain's administrator can do on a page without being allowed to see it. */
  private List<String> actionsDone(String application, String view, String page)
      throws IOException {
    List<String> done = new ArrayList<>();
    String secret = secret(application, Kind.DOMAIN);
    for (PageAction action : actions(application, view)) {
      var answer =
          visits.post(
              application,
              house.filled(page, Kind.DOMAIN),
              secret,
              action.parameters(visits.token(application, secret)));
      if (answer.statusCode() != 403 && answer.statusCode() != 404) {
        done.add("%s of %s: %d".formatted(action, page, answer.statusCode()));
      }
    }
    return done;
  }

  /** A button of a page and its form. */
  private record PageAction(String form, String id) {
    Map<String, String> parameters(String token) {
      return Map.of(form, form, id, "x", "token", token, "jakarta.faces.ViewState", "stateless");
    }
  }

  private static List<PageAction> actions(String application, String view) throws IOException {
    List<PageAction> actions = new ArrayList<>();
    String form = "";
    var matcher = ACTION.matcher(Files.readString(views(application).resolve(view + ".xhtml")));
    while (matcher.find()) {
      if (matcher.group(2) != null) {
        form = matcher.group(2);
      } else if (matcher.group(1) != null) {
        actions.add(new PageAction(form, matcher.group(1)));
      } else {
        actions.add(new PageAction(form, "delete")); // declared actions are all checked alike
      }
    }
    return actions;
  }

  @Test
  void actionNeedsAFormTokenFromTheSameSite() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (List<String> line : RightsHouse.table("views.tsv")) {
      String application = line.get(0);
      String secret = secret(application, Kind.SERVER);
      for (PageAction action : actions(application, line.get(1))) {
        var forged = visits.post(application, line.get(1), secret, action.parameters("forged"));
        var foreign =
            visits.postFrom(
                "https://elsewhere.test",
                application,
                line.get(1),
                secret,
                action.parameters(visits.token(application, secret)));
        if (forged.statusCode() != 403 || foreign.statusCode() != 403) {
          wrong.add(application + " " + action + ": " + forged + ", " + foreign);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void accountWithMoreRightsCannotBeChangedFromItsPage() {
    String secret = secret("admin", Kind.DOMAIN);
    String wide = Kind.SERVER.account();
    for (PageAction action :
        List.of(
            new PageAction("about", "save"),
            new PageAction("secret", "set-password"),
            new PageAction("leaving-everywhere", "sign-out"),
            new PageAction("others", "add-alias"),
            new PageAction("danger", "delete"))) {
      Map<String, String> parameters =
          new HashMap<>(action.parameters(visits.token("admin", secret)));
      parameters.putAll(
          Map.of(
              "account", wide,
              "displayName", "x",
              "password", "another horse battery",
              "address", "more",
              "typed", wide));

      var answer = visits.post("admin", "account", secret, parameters);

      assertThat(answer.statusCode()).as("%s", action).isEqualTo(422);
      assertThat(answer.body()).as("%s", action).contains("more administration rights than you");
    }
    assertThat(house.ask(CarillonServer.basic(wide, RightsHouse.PASSWORD), "GET", "/tokens", ""))
        .returns(200, HttpResponse::statusCode);
  }
}
