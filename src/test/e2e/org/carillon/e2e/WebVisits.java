package org.carillon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carillon.testbed.CarillonServer;

/** Visits to both web applications by plain requests; forms as a browser without script sends. */
final class WebVisits {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  private final CarillonServer server;
  private final Map<String, String> sessions = new HashMap<>();
  private final Map<String, String> tokens = new HashMap<>();

  WebVisits(CarillonServer server) {
    this.server = server;
  }

  /** The secret of that account's session, which is opened on first use. */
  String secret(String application, String name) {
    return sessions.computeIfAbsent(application + " " + name, who -> signIn(application, name));
  }

  private String signIn(String application, String name) {
    return opened(application, enter(application, name, RightsHouse.PASSWORD));
  }

  /** The sign-in page's response to a password. */
  HttpResponse<String> enter(String application, String name, String password) {
    return signIn(
        application, Map.of("form", "form", "name", name, "password", password, "enter", "x"));
  }

  /** The sign-in page's response to a code. */
  HttpResponse<String> prove(String application, String key, String code) {
    return signIn(
        application, Map.of("second-step", "second-step", "key", key, "code", code, "prove", "x"));
  }

  private HttpResponse<String> signIn(String application, Map<String, String> typed) {
    var page = get(application, "sign-in", "");
    Map<String, String> parameters = new HashMap<>(typed);
    parameters.put("token", token(page));
    parameters.put("jakarta.faces.ViewState", "stateless");
    return server.web(
        form(application, "sign-in", parameters)
            .header("Cookie", "carillon-visit=" + cookie(page, "carillon-visit")));
  }

  /** The secret of the session that a sign-in opened. */
  static String opened(String application, HttpResponse<String> answer) {
    return cookie(answer, "carillon-" + application);
  }

  private static String cookie(HttpResponse<String> answer, String name) {
    return answer.headers().allValues("set-cookie").stream()
        .map(Pattern.compile("^" + name + "=([^;]+)")::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError(answer + " sets no " + name + ": " + answer.body()));
  }

  /** The token of a session's forms, from one of its pages. */
  String token(String application, String secret) {
    return tokens.computeIfAbsent(
        secret,
        one ->
            token(get(application, application.equals("admin") ? "domains" : "preferences", one)));
  }

  private static String token(HttpResponse<String> page) {
    var found = TOKEN.matcher(page.body());
    assertThat(found.find()).as(page.body()).isTrue();
    return found.group(1);
  }

  HttpResponse<String> get(String application, String page, String secret) {
    return server.web(as(secret, application, HttpRequest.newBuilder(uri(application, page))));
  }

  HttpResponse<String> post(
      String application, String page, String secret, Map<String, String> parameters) {
    return server.web(as(secret, application, form(application, page, parameters)));
  }

  /** Sends the form as a browser does from a page of another site. */
  HttpResponse<String> postFrom(
      String origin,
      String application,
      String page,
      String secret,
      Map<String, String> parameters) {
    return server.web(
        as(secret, application, form(application, page, parameters)).header("Origin", origin));
  }

  /** Sends a body of any kind to a page. */
  HttpResponse<String> send(
      String application, String page, String secret, String type, BodyPublisher body) {
    return server.web(
        as(
            secret,
            application,
            HttpRequest.newBuilder(uri(application, page))
                .header("Content-Type", type)
                .POST(body)));
  }

  private HttpRequest.Builder form(
      String application, String page, Map<String, String> parameters) {
    String body =
        parameters.entrySet().stream()
            .map(
                each ->
                    URLEncoder.encode(each.getKey(), UTF_8)
                        + "="
                        + URLEncoder.encode(each.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return HttpRequest.newBuilder(uri(application, page))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body));
  }

  private static HttpRequest.Builder as(
      String secret, String application, HttpRequest.Builder request) {
    return secret.isEmpty()
        ? request
        : request.header("Cookie", "carillon-" + application + "=" + secret);
  }

  private URI uri(String application, String page) {
    return URI.create(
        "https://localhost:"
            + server.port("https")
            + (application.equals("admin") ? "/admin/" : "/")
            + page);
  }

  /** The result of a visit, in the tables' words. */
  String word(HttpResponse<String> answer) {
    String location = answer.headers().firstValue("location").orElse("");
    return switch (answer.statusCode()) {
      case 200 -> "ok";
      case 303 -> location.contains("/sign-in") ? "in" : "away";
      case 403 -> "no";
      case 404 -> "hidden";
      default -> "? " + answer.statusCode();
    };
  }
}
