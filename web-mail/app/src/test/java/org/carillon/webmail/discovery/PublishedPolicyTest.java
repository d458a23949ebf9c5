package org.carillon.webmail.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PublishedPolicyTest {

  @Test
  void theHostTellsWhoseThePolicyIs() {
    assertThat(PublishedPolicy.domain("mta-sts.example.org")).contains("example.org");
    assertThat(PublishedPolicy.domain("MTA-STS.Example.ORG")).contains("example.org");
  }

  @Test
  void otherHostsTellNone() {
    assertThat(PublishedPolicy.domain("example.org")).isEmpty();
    assertThat(PublishedPolicy.domain("mail.example.org")).isEmpty();
  }
}
