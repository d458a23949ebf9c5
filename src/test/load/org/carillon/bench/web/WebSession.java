package org.carillon.bench.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carillon.testbed.CarillonServer;

/** A session with one of the web applications, without a browser. */
final class WebSession {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  private final CarillonServer server;
  private final String application;
  private final String cookie;

  private WebSession(CarillonServer server, String application, String cookie) {
    this.server = server;
    this.application = application;
    this.cookie = cookie;
  }

  /** Signs in by the form, as a browser without script does. */
  static WebSession open(CarillonServer server, String application, String name, String password) {
    WebSession visit = new WebSession(server, application, "");
    HttpResponse<String> page = server.web(visit.request("sign-in"));
    Map<String, String> form =
        Map.of(
            "form",
            "form",
            "name",
            name,
            "password",
            password,
            "enter",
            "x",
            "token",
            found(TOKEN.matcher(page.body()), page),
            "jakarta.faces.ViewState",
            "stateless");
    HttpResponse<String> answer =
        server.web(
            new WebSession(server, application, cookie(page, "carillon-visit"))
                .request("sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        form.entrySet().stream()
                            .map(
                                each ->
                                    each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
                            .collect(Collectors.joining("&")))));
    return new WebSession(server, application, cookie(answer, "carillon-" + application));
  }

  /** The value of the browser's Cookie field. */
  String cookie() {
    return cookie;
  }

  void page(String name) {
    expect(200, server.web(request(name)));
  }

  /** Throws unless the response has that status. */
  static void expect(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw new IllegalStateException(answer + ": " + answer.body());
    }
  }

  private HttpRequest.Builder request(String page) {
    String root = application.equals("admin") ? "/admin/" : "/";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create("https://localhost:" + server.port("https") + root + page));
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private static String cookie(HttpResponse<String> answer, String name) {
    Pattern cookie = Pattern.compile("(?:^|\n)(" + name + "=[^;\n]+)");
    return found(
        cookie.matcher(String.join("\n", answer.headers().allValues("set-cookie"))), answer);
  }

  private static String found(Matcher matcher, HttpResponse<String> answer) {
    if (!matcher.find()) {
      throw new IllegalStateException(answer + " has no " + matcher.pattern());
    }
    return matcher.group(1);
  }
}
