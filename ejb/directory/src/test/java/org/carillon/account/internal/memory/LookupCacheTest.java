package org.carillon.account.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookupCacheTest {
  private final LookupCache<String, String> memory =
      new LookupCache<>(1_000, (key, answer) -> key.startsWith("not") ? -1 : 100);
  private int asked;

  @Test
  void answerIsCachedUntilForgotten() {
    assertThat(get("a")).isEqualTo("a1");
    assertThat(get("a")).isEqualTo("a1");

    memory.forget();

    assertThat(get("a")).isEqualTo("a2");
  }

  @Test
  void answerOvertakenByAChangeIsNotCached() {
    assertThat(
            memory.get(
                "a",
                key -> {
                  memory.forget();
                  return "of before";
                }))
        .isEqualTo("of before");

    assertThat(get("a")).isEqualTo("a1");
  }

  @Test
  void cacheSizeIsBounded() {
    for (int i = 0; i < 1000; i++) {
      get("key" + i);
    }
    int before = asked;
    for (int i = 0; i < 1000; i++) {
      get("key" + i);
    }

    assertThat(asked - before).isGreaterThanOrEqualTo(990);
  }

  @Test
  void uncacheableAnswerIsLoadedAgain() {
    assertThat(get("not")).isEqualTo("not1");
    assertThat(get("not")).isEqualTo("not2");
  }

  private String get(String key) {
    return memory.get(key, missing -> missing + ++asked);
  }
}
