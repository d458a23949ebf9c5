package org.carillon.account.setting;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.settings.Scope;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostSettingsTest {
  private static final String PORT = "carillon.web.port";
  private static final String PLAIN_PORT = "carillon.web.plain-port";

  private final DeclaredSettings settings =
      new DeclaredSettings().with(HostSettings.HOST_NAME, "mail.example.test");

  @AfterEach
  void forgetPorts() {
    System.clearProperty(PORT);
    System.clearProperty(PLAIN_PORT);
  }

  @Test
  void plainHttpPortIs80UnlessConfigured() {
    assertThat(HostSettings.plainWebPort()).isEqualTo(80);
    System.setProperty(PLAIN_PORT, "8080");
    assertThat(HostSettings.plainWebPort()).isEqualTo(8080);
  }

  private String links() {
    return HostSettings.webAddress(settings, Scope.server(), "links");
  }

  @Test
  void linksUseTheConfiguredPort() {
    assertThat(links()).isEqualTo("https://mail.example.test/links");
    System.setProperty(PORT, "8443");
    assertThat(links()).isEqualTo("https://mail.example.test:8443/links");
    System.setProperty(PORT, "443");
    assertThat(links()).isEqualTo("https://mail.example.test/links");
  }

  @Test
  void configuredWebAddressIsUsedAsIs() {
    System.setProperty(PORT, "8443");
    settings.with(HostSettings.WEB_ADDRESS, "https://web.example.test/mail");
    assertThat(links()).isEqualTo("https://web.example.test/mail/links");
  }
}
