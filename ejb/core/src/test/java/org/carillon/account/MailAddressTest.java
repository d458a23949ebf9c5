package org.carillon.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailAddressTest {

  @Test
  void anAddressIsSplitAtItsLastAt() {
    assertThat(MailAddress.canonical("Alice@Example.Test"))
        .contains(new MailAddress("alice", "example.test"));
    assertThat(MailAddress.canonical("a@b@c.test")).isEmpty();
    assertThat(MailAddress.canonical("alice")).isEmpty();
    assertThat(MailAddress.canonical("@example.test")).isEmpty();
  }
}
