package org.carillon.rest.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OfferedOperationsTest {
  @Test
  void allowHeaderNamesTheOperationsOfTheType() {
    assertThat(OfferedOperations.methods(List.of("aliases", "a@b.test")))
        .contains(List.of("GET", "HEAD", "DELETE", "OPTIONS"));
    assertThat(OfferedOperations.methods(List.of("accounts", "a@b.test")))
        .contains(List.of("GET", "HEAD", "PATCH", "DELETE", "OPTIONS"));
    assertThat(OfferedOperations.methods(List.of("aliases")))
        .contains(List.of("GET", "HEAD", "POST", "OPTIONS"));
  }

  @Test
  void pathsThatAreNoObjectsAreLeftAlone() {
    assertThat(OfferedOperations.methods(List.of())).isEmpty();
    assertThat(OfferedOperations.methods(List.of("settings"))).isEmpty();
    assertThat(OfferedOperations.methods(List.of("accounts", "a@b.test", "settings"))).isEmpty();
  }
}
