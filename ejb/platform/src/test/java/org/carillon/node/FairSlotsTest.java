package org.carillon.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests that no user gets all the slots. */
class FairSlotsTest {
  private final FairSlots<String> places = new FairSlots<>(4, 2);

  @Test
  void userAtItsShareBlocksNoOther() {
    assertThat(places.take(Set.of("link", "ann"))).isTrue();
    assertThat(places.take(Set.of("link", "ben"))).isTrue();
    assertThat(places.take(Set.of("link", "cid"))).as("the link has its share").isFalse();
    assertThat(places.take(Set.of("other", "cid"))).isTrue();

    places.leave(Set.of("link", "ann"));
    assertThat(places.take(Set.of("link", "cid"))).isTrue();
  }

  @Test
  void noMoreSlotsAreGivenThanExist() {
    for (String one : new String[] {"a", "b", "c", "d"}) {
      assertThat(places.take(Set.of(one))).isTrue();
    }
    assertThat(places.take(Set.of("e"))).isFalse();
    assertThat(places.choose(_ -> Optional.of("e"), one -> one)).isEmpty();
    places.leave(Set.of("a"));
    assertThat(places.take(Set.of("e"))).isTrue();
  }

  @Test
  void clientsWithTheirShareAreNotChosen() {
    assertThat(places.choose(_ -> Optional.of("a"), one -> one)).contains("a");
    assertThat(places.choose(sated -> Optional.of("a" + sated.size()), _ -> "a")).contains("a0");
    assertThat(places.<String, RuntimeException>choose(sated -> sated.stream().findAny(), x -> x))
        .contains("a");
    places.leave(Set.of("a"));
    assertThat(places.choose(_ -> Optional.<String>empty(), one -> one)).isEmpty();
  }
}
