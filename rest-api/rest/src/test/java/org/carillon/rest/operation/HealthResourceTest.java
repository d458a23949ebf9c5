package org.carillon.rest.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.health.Health;
import org.carillon.rest.kit.Shown;
import org.junit.jupiter.api.Test;

class HealthResourceTest {

  @Test
  void anonymousCallersSeePartsWithoutDetails() {
    var health = new Health("home key", false, "/srv/secrets/home.key cannot be read.");

    assertThat(Shown.briefly(health).toString())
        .isEqualTo("{\"part\":\"home key\",\"ready\":false}");
  }

  @Test
  void healthDetailsNeedTheLauncherToken() {
    assertThat(HealthResource.isLaunchers("abc", "abc")).isTrue();
    assertThat(HealthResource.isLaunchers("abc", "abd")).isFalse();
    assertThat(HealthResource.isLaunchers("abc", null)).isFalse();
    assertThat(HealthResource.isLaunchers("", "")).isFalse();
  }
}
