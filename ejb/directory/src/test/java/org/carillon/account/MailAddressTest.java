package org.carillon.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.contract.answer.Failure;
import org.junit.jupiter.api.Test;

class MailAddressTest {

  @Test
  void mailAddressHasOneAtSign() {
    assertThat(MailAddress.canonical("Alice@Example.Test"))
        .contains(new MailAddress("alice", "example.test"));
    assertThat(MailAddress.canonical("a@b@c.test")).isEmpty();
    assertThat(MailAddress.canonical("alice")).isEmpty();
    assertThat(MailAddress.canonical("@example.test")).isEmpty();
  }

  @Test
  void patternsAreNoMailAddresses() {
    assertThat(MailAddress.refusal("to", "alice@example.test")).isEmpty();
    assertThat(MailAddress.refusal("to", "alice"))
        .contains(new Failure.Invalid("to", "malformed", "“alice” is not an address."));
    for (String pattern : new String[] {"*@example.test", "sales-*@example.test"}) {
      assertThat(MailAddress.refusal("to", pattern))
          .containsInstanceOf(Failure.Invalid.class)
          .hasValueSatisfying(
              failure -> assertThat(((Failure.Invalid) failure).code()).isEqualTo("pattern"));
    }
  }
}
