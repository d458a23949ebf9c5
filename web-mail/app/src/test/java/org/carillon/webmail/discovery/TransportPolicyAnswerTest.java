package org.carillon.webmail.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransportPolicyAnswerTest {

  @Test
  void mtaStsHostGivesThePolicyDomain() {
    assertThat(TransportPolicyAnswer.domain("mta-sts.example.org")).contains("example.org");
    assertThat(TransportPolicyAnswer.domain("MTA-STS.Example.ORG")).contains("example.org");
  }

  @Test
  void otherHostsGiveNoPolicyDomain() {
    assertThat(TransportPolicyAnswer.domain("example.org")).isEmpty();
    assertThat(TransportPolicyAnswer.domain("mail.example.org")).isEmpty();
  }
}
