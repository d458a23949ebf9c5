package org.carillon.rest.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.junit.jupiter.api.Test;

class ListPagesTest {
  private final List<String> all = new ArrayList<>(List.of("d", "b", "e", "a", "c"));

  @Test
  void pagesReturnEachItemOnceInOrder() {
    var first = page(Optional.empty(), Optional.empty());
    var second = page(Optional.empty(), first.next());
    var third = page(Optional.empty(), second.next());

    assertThat(first.items()).containsExactly("e", "d");
    assertThat(second.items()).containsExactly("c", "b");
    assertThat(third.items()).containsExactly("a");
    assertThat(third.next()).isEmpty();
  }

  @Test
  void nextPageContinuesAfterADeletedItem() {
    var first = page(Optional.empty(), Optional.empty());
    all.remove("d");

    assertThat(page(Optional.empty(), first.next()).items()).containsExactly("c", "b");
  }

  @Test
  void searchIgnoresCase() {
    assertThat(page(Optional.of("C"), Optional.empty()).items()).containsExactly("c");
  }

  private Page<String> page(Optional<String> search, Optional<String> after) {
    return ListPages.of(
        all,
        new PageRequest(search, after, 2),
        Comparator.reverseOrder(),
        Function.identity(),
        Function.identity());
  }
}
