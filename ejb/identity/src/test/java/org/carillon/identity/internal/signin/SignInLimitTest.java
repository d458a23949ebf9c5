package org.carillon.identity.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.identity.signin.SignInAttempt;
import org.junit.jupiter.api.Test;

class SignInLimitTest {
  private final SignInLimit limit = new SignInLimit();

  private List<SignInLimit.Place> all(SignInAttempt.Source source) {
    List<SignInLimit.Place> places = new ArrayList<>();
    for (var next = limit.enter(source); next.isPresent(); next = limit.enter(source)) {
      places.add(next.get());
    }
    return places;
  }

  @Test
  void networksWithFailuresGetFewPlaces() {
    List<SignInLimit.Place> failed = all(SignInAttempt.Source.FAILED);
    List<SignInLimit.Place> fresh = all(SignInAttempt.Source.NEW);

    assertThat(failed).isNotEmpty();
    assertThat(fresh).hasSizeGreaterThan(10 * failed.size());
    assertThat(limit.enter(SignInAttempt.Source.KNOWN)).as("never refused").isPresent();
  }

  @Test
  void freedSlotIsAvailableAgain() {
    for (SignInAttempt.Source source :
        List.of(SignInAttempt.Source.FAILED, SignInAttempt.Source.NEW)) {
      List<SignInLimit.Place> places = all(source);
      Optional<SignInLimit.Place> one = places.stream().findFirst();

      one.orElseThrow().close();

      assertThat(all(source)).hasSize(1);
    }
  }
}
