package org.carillon.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class HealthTest {

  @Test
  void messagesOfPartsThatAreNotReadyAreCombined() {
    String body =
        """
        {"status":"not ready","parts":[
        {"part":"database","ready":false,"sentence":"The database does not answer."},
        {"part":"queue","ready":true,"sentence":"The queue is empty."},
        {"part":"store","ready":false,"sentence":"The disk \\"/srv\\" is full."}]}
        """;

    assertThat(Health.answer(503, body))
        .isEqualTo(
            new Health.Answer.NotReady(
                "database: The database does not answer. store: The disk \"/srv\" is full.",
                false));
  }

  @Test
  void serverWithAFullDiskIsServingThoughNotReady() {
    String body =
        """
        {"status":"not ready","parts":[
        {"part":"database","ready":true,"sentence":"The database answers."},
        {"part":"store","ready":false,"sentence":"The disk is full."}]}
        """;

    assertThat(Health.answer(503, body))
        .isEqualTo(new Health.Answer.NotReady("store: The disk is full.", true));
  }

  @Test
  void status200OnlyIsReady() {
    assertThat(Health.answer(200, "")).isEqualTo(new Health.Answer.Ready());
    assertThat(Health.answer(404, "<html>"))
        .isEqualTo(new Health.Answer.NotReady("It answers 404.", false));
  }

  @Test
  void serverThatRefusesConnectionsIsNotReady() throws InterruptedException {
    try (Health health = new Health(URI.create("https://localhost:1"), "")) {
      assertThat(health.ask()).isInstanceOf(Health.Answer.NotReady.class);
    }
  }
}
