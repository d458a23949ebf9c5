package org.carillon.push.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InboxNewsTest {

  @Test
  void namesAndSubjectsAreOneBoundedLineThatTurnsNothing() {
    assertThat(InboxNews.line(" a\r\nb\u202E c\u0000 ", 80)).isEqualTo("a b c");
    assertThat(InboxNews.line("🔔".repeat(10), 3)).isEqualTo("🔔🔔🔔…");
  }

  @Test
  void onlyAddressesByHttpsOfSomeHostAreTold() {
    assertThat(PushOperations.host("https://push.test/a?b=c")).contains("push.test");
    assertThat(PushOperations.host("http://push.test/a")).isEmpty();
    assertThat(PushOperations.host("https:///a")).isEmpty();
    assertThat(PushOperations.host("https://me@push.test/a")).isEmpty();
    assertThat(PushOperations.host("https://push.test/a#b")).isEmpty();
    assertThat(PushOperations.host("https://push.test/" + "a".repeat(1_000))).isEmpty();
    assertThat(PushOperations.host("https://push.test/ü")).isEmpty();
  }
}
