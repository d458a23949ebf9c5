package org.carillon.contract.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private static final Failure GONE = new Failure.NotFound("account", "alice");

  @Test
  void thenRunsTheNextRequestAfterSuccess() {
    Answer<Integer> answer = new Answer.Done<>("four").map(String::length);
    assertThat(answer).isEqualTo(new Answer.Done<>(4));
    assertThat(answer.then(length -> new Answer.Done<>(length + 1)))
        .isEqualTo(new Answer.Done<>(5));
    assertThat(answer.asFailure()).isEmpty();
  }

  @Test
  void thenKeepsAFailureAndSkipsTheNextRequest() {
    Answer<String> failed = Answer.failed(GONE);
    assertThat(failed.map(AnswerTest::never)).isEqualTo(Answer.failed(GONE));
    assertThat(failed.then(AnswerTest::never)).isEqualTo(Answer.failed(GONE));
    assertThat(failed.asFailure()).contains(GONE);
  }

  @Test
  void onlyFailuresAreRetold() {
    assertThat(Answer.failed(GONE).retold(gone -> new Failure.Invalid("owner", "unknown", "No.")))
        .isEqualTo(Answer.failed(new Failure.Invalid("owner", "unknown", "No.")));
    assertThat(new Answer.Done<>(1).retold(AnswerTest::never)).isEqualTo(new Answer.Done<>(1));
  }

  @Test
  void exceptionsOfAStepPropagate() {
    assertThatThrownBy(
            () ->
                new Answer.Done<>(1)
                    .then(
                        one -> {
                          throw new IOException("full");
                        }))
        .isInstanceOf(IOException.class);
  }

  @Test
  void notFoundFailureNamesItsObject() {
    assertThat(new Failure.NotFound("account", "alice").thing()).isEqualTo("account alice");
    assertThat(new Failure.NotFound("such backup").thing()).isEqualTo("such backup");
  }

  private static <T, R> R never(T value) {
    throw new AssertionError("asked with " + value);
  }
}
