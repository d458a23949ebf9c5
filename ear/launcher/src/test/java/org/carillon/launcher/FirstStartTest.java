package org.carillon.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.carillon.launcher.home.Refusal;
import org.junit.jupiter.api.Test;

class FirstStartTest {

  @Test
  void environmentVariablesAreOptional() {
    assertThat(FirstStart.from(Map.of()))
        .isEqualTo(new FirstStart(Optional.empty(), Optional.empty()));
    assertThat(FirstStart.from(Map.of("CARILLON_DOMAIN", "")).domain()).isEmpty();
  }

  @Test
  void passwordAndDomainAreReadFromTheEnvironment() {
    assertThat(
            FirstStart.from(
                Map.of("CARILLON_ADMIN_PASSWORD", "a b\"c 1234", "CARILLON_DOMAIN", "bücher.test")))
        .isEqualTo(new FirstStart(Optional.of("a b\"c 1234"), Optional.of("bücher.test")));
  }

  @Test
  void invalidPasswordOrDomainIsRefusedBeforeAnythingIsWritten() {
    assertThatThrownBy(() -> FirstStart.from(Map.of("CARILLON_ADMIN_PASSWORD", "seven77")))
        .isInstanceOf(Refusal.class)
        .hasMessage("CARILLON_ADMIN_PASSWORD needs at least 8 characters.");
    assertThatThrownBy(() -> FirstStart.from(Map.of("CARILLON_DOMAIN", "a b")))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> FirstStart.from(Map.of("CARILLON_DOMAIN", "user@a.test")))
        .isInstanceOf(Refusal.class);
  }
}
