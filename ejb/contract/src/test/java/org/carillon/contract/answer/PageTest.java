package org.carillon.contract.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageTest {
  private static Page<String> page(List<Integer> found, int limit) {
    return Page.of(
        found,
        new PageRequest(Optional.empty(), Optional.empty(), limit),
        number -> "n" + number,
        shown -> shown + "!");
  }

  @Test
  void extraRowOnlySetsTheNextKey() {
    assertThat(page(List.of(1, 2, 3), 2))
        .isEqualTo(new Page<>(List.of("n1", "n2"), Optional.of("n2!")));
    assertThat(page(List.of(1, 2), 2)).isEqualTo(new Page<>(List.of("n1", "n2"), Optional.empty()));
    assertThat(page(List.of(), 2)).isEqualTo(new Page<>(List.of(), Optional.empty()));
  }
}
