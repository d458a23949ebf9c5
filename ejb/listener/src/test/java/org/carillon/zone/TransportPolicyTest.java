package org.carillon.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.carillon.zone.TransportPolicy.Mode;
import org.junit.jupiter.api.Test;

class TransportPolicyTest {
  private static TransportPolicy policy(Mode mode, String host) {
    return new TransportPolicy(mode, host, Duration.ofDays(7));
  }

  @Test
  void policyFileHasTheStandardForm() {
    assertThat(policy(Mode.ENFORCE, "mail.example.org").text())
        .isEqualTo(
            "version: STSv1\r\nmode: enforce\r\nmx: mail.example.org\r\nmax_age: 604800\r\n");
  }

  @Test
  void withdrawnPolicyHasModeNone() {
    assertThat(policy(Mode.WITHDRAWN, "mail.example.org").text()).contains("\r\nmode: none\r\n");
  }

  @Test
  void policyRecordChangesWithTheFile() {
    String record = policy(Mode.TESTING, "mail.example.org").record();

    assertThat(record)
        .matches("v=STSv1; id=[A-Za-z0-9]{1,32};")
        .isEqualTo(policy(Mode.TESTING, "mail.example.org").record())
        .isNotEqualTo(policy(Mode.ENFORCE, "mail.example.org").record())
        .isNotEqualTo(policy(Mode.TESTING, "mx.example.org").record());
  }
}
