package org.carillon.push.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PushOperationsTest {

  @Test
  void onlyHttpsAddressesWithAHostAreAccepted() {
    assertThat(PushOperations.host("https://push.test/a?b=c")).contains("push.test");
    assertThat(PushOperations.host("http://push.test/a")).isEmpty();
    assertThat(PushOperations.host("https:///a")).isEmpty();
    assertThat(PushOperations.host("https://me@push.test/a")).isEmpty();
    assertThat(PushOperations.host("https://push.test/a#b")).isEmpty();
    assertThat(PushOperations.host("https://push.test/" + "a".repeat(1_000))).isEmpty();
    assertThat(PushOperations.host("https://push.test/ü")).isEmpty();
  }
}
