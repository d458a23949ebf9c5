package org.carillon.bench.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.TrustingHttp;

/** A browser's tab as the server sees it: one connection for requests, one for live news. */
final class Tab {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final int OK = 200;
  private static final String MULTIPART = "multipart/form-data; boundary=" + PageForm.BOUNDARY;
  private static final String PARTS = "Carillon-Parts";
  private static final Set<Integer> REDIRECTIONS = Set.of(302, 303);

  private final HttpClient http;
  private final URI base;
  private final String cookie;

  Tab(CarillonServer server, String cookie, Executor threads) {
    this.base = URI.create("https://localhost:" + server.port("https") + "/");
    this.cookie = cookie;
    this.http =
        HttpClient.newBuilder().sslContext(TrustingHttp.context()).executor(threads).build();
  }

  /** Follows a link; header fields are a name and its value in turn. */
  HttpResponse<String> get(String address, String... headers)
      throws IOException, InterruptedException {
    return ask(address, HttpRequest.newBuilder(), headers);
  }

  HttpResponse<String> post(String address, PageForm form)
      throws IOException, InterruptedException {
    return ask(
        address,
        HttpRequest.newBuilder().POST(BodyPublishers.ofString(form.urlEncoded())),
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  /** Sends a form that may have files. */
  HttpResponse<String> postFiles(String address, PageForm form)
      throws IOException, InterruptedException {
    return postFiles(form, address, "Content-Type", MULTIPART);
  }

  /** Saves a message, as the open page does by itself; returns the result. */
  HttpResponse<String> save(String address, PageForm message)
      throws IOException, InterruptedException {
    return postFiles(message, address, "Content-Type", MULTIPART, PARTS, "draft");
  }

  private HttpResponse<String> postFiles(PageForm form, String address, String... headers)
      throws IOException, InterruptedException {
    return ask(
        address, HttpRequest.newBuilder().POST(BodyPublishers.ofString(form.multipart())), headers);
  }

  private HttpResponse<String> ask(String address, HttpRequest.Builder request, String... headers)
      throws IOException, InterruptedException {
    request
        .uri(base.resolve(PageForm.plain(address).replace(" ", "%20")))
        .timeout(BOUND)
        .header("Cookie", cookie)
        .header("Accept", "text/html");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    if (REDIRECTIONS.contains(answer.statusCode())) {
      // The JDK's client would repeat the form's content type in the next request.
      String next = answer.headers().firstValue("Location").orElseThrow();
      int parts = List.of(headers).indexOf(PARTS);
      return parts < 0 ? get(next) : get(next, PARTS, headers[parts + 1]);
    }
    if (answer.statusCode() != OK || answer.uri().getPath().endsWith("/sign-in")) {
      throw new IOException(
          answer.uri().getPath() + " answered " + answer.statusCode() + " to " + address);
    }
    return answer;
  }

  /** Opens the live connection. */
  WebSocket live(Runnable hinted) {
    return http.newWebSocketBuilder()
        .header("Cookie", cookie)
        .header("Origin", base.toString().replaceAll("/$", ""))
        .buildAsync(
            URI.create(base.resolve("live").toString().replaceFirst("^http", "ws")),
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                hinted.run();
                socket.request(1);
                return null;
              }
            })
        .join();
  }

  void close() {
    http.shutdownNow();
  }
}
