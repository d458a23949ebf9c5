package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;

/** Backups and restorations of a server by REST. */
record Archives(CarillonServer server) {
  private static final Duration BOUND = Duration.ofSeconds(90);

  /** Starts an operation and returns it when it has ended. */
  String done(String path, String request, String id) {
    AtomicReference<String> now = new AtomicReference<>(body(server.api("POST", path, request)));
    String own = path + "/" + field(now.get(), id);
    Await.until(
        path + " is done",
        BOUND,
        () -> {
          now.set(body(server.api("GET", own, "")));
          return !field(now.get(), "state").equals("running");
        });
    return now.get();
  }

  private static String body(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    return answer.body();
  }

  static String field(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
    assertThat(matcher.find()).as(json).isTrue();
    return matcher.group(1);
  }
}
