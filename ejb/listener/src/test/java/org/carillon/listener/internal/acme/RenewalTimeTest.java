package org.carillon.listener.internal.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.carillon.contract.acme.RenewalWindow;
import org.carillon.listener.KeyType;
import org.carillon.listener.internal.signing.SigningRequest;
import org.carillon.listener.internal.signing.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that renewal follows the authority, else two thirds of the lifetime. */
class RenewalTimeTest {
  private static final Instant NOW = Instant.now();

  private static X509Certificate lasting(int days) {
    return new SigningRequest(
            KeyType.EC_256, KeyType.EC_256.make(), Subject.of("a.test"), List.of("a.test"))
        .selfSigned(Duration.ofDays(days));
  }

  private static RenewalTime time(X509Certificate of, RenewalWindow said, Instant chosen) {
    return RenewalTime.of(
        of, Optional.ofNullable(said), Optional.ofNullable(chosen), NOW, new Random(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 47, 90})
  void renewalIsAfterTwoThirdsWithoutRenewalInfo(int days) {
    RenewalTime time = time(lasting(days), null, null);

    // It began a day ago, for clocks that are slow.
    Instant expected =
        NOW.minus(Duration.ofDays(1)).plus(Duration.ofDays(days + 1).multipliedBy(2).dividedBy(3));
    assertThat(Duration.between(expected, time.renewal()).abs()).isLessThan(Duration.ofMinutes(1));
    assertThat(time.look()).isEqualTo(NOW.plus(Duration.ofDays(1)));
  }

  @Test
  void renewalIsAtAStableRandomTimeInTheWindow() {
    Instant start = NOW.plus(Duration.ofDays(3));
    RenewalWindow window =
        new RenewalWindow(start, start.plus(Duration.ofDays(2)), NOW.plus(Duration.ofHours(6)));

    Instant chosen = time(lasting(90), window, null).renewal();

    assertThat(chosen).isBetween(window.start(), window.end());
    assertThat(time(lasting(90), window, chosen).renewal()).isEqualTo(chosen);
    assertThat(time(lasting(90), window, null).look()).isEqualTo(NOW.plus(Duration.ofHours(6)));
  }

  @Test
  void windowInThePastRenewsAtOnce() {
    Instant chosen = NOW.plus(Duration.ofDays(30));
    RenewalWindow revoked =
        new RenewalWindow(
            NOW.minus(Duration.ofDays(2)), NOW.minus(Duration.ofDays(1)), NOW.plusSeconds(1));

    assertThat(time(lasting(90), revoked, chosen).renewal()).isBefore(NOW);
  }

  @Test
  void renewalInfoIsPolledWithinBounds() {
    Instant start = NOW.plus(Duration.ofDays(60));
    RenewalWindow hasty = new RenewalWindow(start, start, NOW.minusSeconds(5));
    RenewalWindow slow = new RenewalWindow(start, start, NOW.plus(Duration.ofDays(50)));

    assertThat(time(lasting(90), hasty, null).look()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
    assertThat(time(lasting(90), slow, null).look()).isEqualTo(NOW.plus(Duration.ofDays(1)));
  }

  @Test
  void retryDelayGrowsWithFailures() {
    Duration before = Duration.ZERO;
    for (int failures = 1; failures < 8; failures++) {
      assertThat(RenewalTime.backOff(failures)).isGreaterThan(before);
      before = RenewalTime.backOff(failures);
    }
    assertThat(RenewalTime.backOff(1_000_000)).isEqualTo(Duration.ofDays(1));
  }
}
