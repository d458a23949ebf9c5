package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tests an ERP that books a room, by curl, and receives the events there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErpIT {
  private static final String PASSWORD = "correct horse battery";
  private static final String ERP = "erp@erp.test";
  private static final String ROOM = "room@erp.test";
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Instant DAY =
      Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(3));

  private CarillonServer server;

  private record Post(String id, String time, String signature, String body) {}

  @BeforeAll
  void makeARoomAndWhoBooksIt() {
    server = SharedServer.get();
    server.createDomain("erp.test");
    server.createAccount(ERP, PASSWORD);
    server.createAccount("other@erp.test", PASSWORD);
    for (String room : List.of(ROOM, "spare@erp.test")) {
      assertThat(
              server
                  .api("POST", "/resources", "{\"address\": \"%s\"}".formatted(room))
                  .statusCode())
          .isEqualTo(201);
    }
  }

  /** The status, a line break and the body. */
  private String http(String who, String method, String path, String body, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                OutsideTool.CURL.path(),
                "-sk",
                "-u",
                who + ":" + PASSWORD,
                "-X",
                method,
                "-w",
                "\n%{http_code}"));
    words.addAll(List.of(more));
    if (!body.isEmpty()) {
      words.addAll(List.of("-H", "Content-Type: application/json", "-d", body));
    }
    words.add("https://localhost:" + server.port("https") + "/api/v1" + path);
    return Command.run(BOUND, words).output();
  }

  private static String request(int hour, String title) {
    Instant from = DAY.plus(Duration.ofHours(hour));
    return "{\"title\": \"%s\", \"from\": \"%s\", \"to\": \"%s\", \"who\": \"Order 4711\"}"
        .formatted(title, from, from.plus(Duration.ofHours(1)));
  }

  private static String member(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
    assertThat(found.find()).as(json).isTrue();
    return found.group(1);
  }

  @Test
  void roomIsBookedOnceShownAndCancelled() {
    String path = "/resources/" + ROOM + "/bookings";
    String booked = http(ERP, "POST", path, request(9, "Training"), "-H", "Idempotency-Key: o-1");
    assertThat(booked).endsWith("\n201").contains("\"state\":\"accepted\"");
    String id = member(booked, "id");
    String proof = member(booked, "proof");

    String again = http(ERP, "POST", path, request(9, "Training"), "-H", "Idempotency-Key: o-1");
    assertThat(again).endsWith("\n200");
    assertThat(member(again, "proof")).isEqualTo(proof);
    assertThat(http(ERP, "GET", path + "/" + id + "?proof=" + proof, ""))
        .endsWith("\n200")
        .contains("\"proven\":{\"resource\":\"" + ROOM);
    assertThat(http(ERP, "GET", path + "/" + id + "?proof=x" + proof, ""))
        .endsWith("\n422")
        .contains("\"field\":\"proof\"");
    assertThat(http("other@erp.test", "GET", path + "/" + id, "")).endsWith("\n404");
    assertThat(server.api("GET", "/accounts/" + ROOM + "/events", "").body()).contains("Training");

    String refused = http("other@erp.test", "POST", path, request(9, "Late"));
    assertThat(refused)
        .endsWith("\n409")
        .contains("\"field\":\"start\"", "\"code\":\"taken\"", "\"resource\":\"spare@erp.test\"")
        .contains("\"from\":\"" + DAY.plus(Duration.ofHours(10)));
    assertThat(http(ERP, "PUT", path + "/" + id, request(14, "Training")))
        .endsWith("\n200")
        .contains("\"state\":\"accepted\"");
    assertThat(http("other@erp.test", "POST", path, request(9, "Late"))).endsWith("\n201");
    assertThat(http(ERP, "PUT", path + "/" + id, request(9, "Training"))).endsWith("\n409");
    assertThat(http(ERP, "DELETE", path + "/" + id, "")).endsWith("\n204");
    assertThat(http(ERP, "GET", path + "/" + id, "")).contains("\"state\":\"cancelled\"");
    assertThat(http("other@erp.test", "POST", path, request(14, "Free again"))).endsWith("\n201");
    assertThat(http(ERP, "POST", path, "{\"title\": \"x\", \"form\": \"y\"}"))
        .endsWith("\n422")
        .contains("\"field\":\"form\"");
  }

  @Test
  void bookingEventsAreRedeliveredUntilAccepted() throws Exception {
    BlockingQueue<Post> posts = new LinkedBlockingQueue<>();
    AtomicInteger answer = new AtomicInteger(200);
    try (OutsideHost host =
        new OutsideHost(
            SharedServer.outsideKeys(),
            exchange -> {
              String body =
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
              int status = answer.getAndSet(200);
              exchange.sendResponseHeaders(status, -1);
              exchange.close();
              posts.add(
                  new Post(
                      exchange.getRequestHeaders().getFirst("webhook-id"),
                      exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                      exchange.getRequestHeaders().getFirst("webhook-signature"),
                      body));
            })) {
      server.api("PATCH", "/settings", "{\"policy.fetch.private-networks\": [\"127.0.0.1/32\"]}");
      String hook =
          server
              .api(
                  "POST",
                  "/web-hooks",
                  "{\"name\": \"erp\", \"address\": \"https://127.0.0.1:%d/\", \"domain\": \"erp.test\"}"
                      .formatted(host.port()))
              .body();
      answer.set(503);
      String path = "/resources/" + ROOM + "/bookings";
      String id = member(http(ERP, "POST", path, request(20, "Told")), "id");

      Post refused = next(posts);
      Post taken = next(posts);
      assertThat(taken.id()).isEqualTo(refused.id());
      assertThat(taken.body())
          .contains("\"type\":\"booking\"", "\"change\":\"created\"", "\"title\":\"Told\"");
      assertThat(taken.signature()).isEqualTo(signed(member(hook, "issuedSecret"), taken));

      http(ERP, "DELETE", path + "/" + id, "");
      assertThat(next(posts).body()).contains("\"change\":\"cancelled\"");
      assertThat(server.api("GET", "/web-hooks/erp/deliveries", "").body())
          .contains("\"taken\":true", "\"tries\":2");
      assertThat(server.api("DELETE", "/web-hooks/erp", "").statusCode()).isEqualTo(204);
    } finally {
      server.api("PATCH", "/settings", "{\"policy.fetch.private-networks\": null}");
    }
  }

  @Test
  void webHookNamesAndLimitsAreSeparatePerOwner() throws Exception {
    String mine =
        "{\"name\": \"own\", \"address\": \"https://hooks.elsewhere.test/\", \"enabled\": false}";
    for (String who : List.of(ERP, "other@erp.test")) {
      assertThat(http(who, "POST", "/web-hooks", mine)).endsWith("\n201");
      assertThat(http(who, "POST", "/web-hooks", mine)).endsWith("\n409");
      assertThat(http(who, "GET", "/web-hooks/own", "")).contains("\"account\":\"" + who);
      assertThat(http(who, "GET", "/web-hooks/own@" + who, "")).endsWith("\n200");
    }
    assertThat(http(ERP, "GET", "/web-hooks/own@other@erp.test", "")).endsWith("\n404");
    assertThat(server.api("GET", "/web-hooks/own", "").body())
        .contains("\"code\":\"ambiguous\"", "own@" + ERP);
    assertThat(server.api("DELETE", "/web-hooks/own@" + ERP, "").statusCode()).isEqualTo(204);
    assertThat(http("other@erp.test", "DELETE", "/web-hooks/own", "")).endsWith("\n204");
  }

  private static Post next(BlockingQueue<Post> posts) throws InterruptedException, IOException {
    Post post = posts.poll(BOUND.toSeconds(), TimeUnit.SECONDS);
    if (post == null) {
      throw new IOException("Nothing was posted");
    }
    return post;
  }

  /** The signature as a receiver computes it (Standard Webhooks). */
  private static String signed(String secret, Post post) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
    return "v1,"
        + Base64.getEncoder()
            .encodeToString(
                mac.doFinal(
                    (post.id() + "." + post.time() + "." + post.body())
                        .getBytes(StandardCharsets.UTF_8)));
  }
}
