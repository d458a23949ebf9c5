package org.carillon.transport.internal.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.account.setting.HostSettings;
import org.carillon.health.Health;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameCheckTest {
  private final DeclaredSettings settings = new DeclaredSettings();

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "mailhost", "localhost.localdomain"})
  void hostNameRefusedByOtherServersIsUnhealthy(String name) {
    assertThat(check(name)).returns(true, Health::ready).returns(false, Health::sound);
  }

  @Test
  void publicHostNameIsHealthy() {
    assertThat(check("mail.example.com")).returns(true, Health::sound);
  }

  private Health check(String name) {
    settings.with(HostSettings.HOST_NAME, name);
    return new HostNameCheck(settings).check();
  }
}
