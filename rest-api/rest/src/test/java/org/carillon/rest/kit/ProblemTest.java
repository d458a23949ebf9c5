package org.carillon.rest.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.carillon.contract.identity.SignIn;
import org.carillon.rest.access.SignInFilter;
import org.junit.jupiter.api.Test;

class ProblemTest {
  @Test
  void barredSignInHasARetryTimeAndAnotherCodeThanAnOutage() {
    var barred = SignInFilter.later(new SignIn.Barred(Duration.ofMillis(421_001)));
    assertThat(barred.getStatus()).isEqualTo(503);
    assertThat(barred.getHeaderString("Retry-After")).isEqualTo("422");
    assertThat(barred.getEntity()).asString().contains("\"code\":\"barred\"");

    assertThat(wait(Duration.ZERO)).isEqualTo("1");
    assertThat(wait(Duration.ofDays(1))).isEqualTo("3600");
    var away =
        SignInFilter.later(new SignIn.NotNow("The database is not available at the moment."));
    assertThat(away.getHeaderString("Retry-After")).isEqualTo("5");
    assertThat(away.getEntity()).asString().contains("\"code\":\"not-now\"");
  }

  @Test
  void longInputIsTruncatedInProblems() {
    String sent = "x".repeat(100_000);
    Problem problem = Problem.at(422, sent, "unknown", "There is no domain " + sent + ".");
    assertThat(problem.field().orElseThrow())
        .hasSize(Problem.MOST_ECHOED)
        .startsWith("xxx")
        .endsWith("x…");
    assertThat(problem.detail()).startsWith("There is no domain x").endsWith("x…").hasSize(500);
    assertThat(Problem.echo("x".repeat(200))).isEqualTo("x".repeat(200));
    assertThat(Problem.echo("x".repeat(198) + "\ud83d\ude00x")).isEqualTo("x".repeat(198) + "…");
  }

  private static String wait(Duration rest) {
    return SignInFilter.later(new SignIn.Barred(rest)).getHeaderString("Retry-After");
  }
}
