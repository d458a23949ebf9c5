package org.carillon.policy.internal.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.AddressRouting.Routed;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.health.Health;
import org.carillon.helper.HelperFolders;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.external.FilterKind;
import org.carillon.policy.external.FilteredMail;
import org.carillon.stage.CircuitBreaker;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that programs are asked for routes, among them the documented example. */
class RoutingProgramsTest {
  private static final Path SAMPLE = Path.of("../../docs/helpers/router.py");
  private static final Duration TIME = Duration.ofSeconds(30);

  @TempDir Path home;
  private final AtomicLong time = new AtomicLong();
  private List<ExternalFilter> active = List.of();
  private RoutingPrograms helpers;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectory(home.resolve("helpers"));
    Files.copy(SAMPLE, home.resolve("helpers/router.py"));
    helpers =
        new RoutingPrograms(
            () -> active, new DeclaredSettings(), HelperFolders.of(home), time::get);
  }

  @AfterEach
  void stop() {
    helpers.stop();
  }

  private void program(String name, String script) throws IOException {
    Path file =
        Files.writeString(
            home.resolve("helpers").resolve(name), "#!/bin/sh\n" + script, StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static ExternalFilter router(
      long id, String command, FailurePolicy failure, List<String> domains) {
    return new ExternalFilter(
        id,
        "router-" + id,
        FilterKind.ROUTER,
        command,
        true,
        (int) id,
        FilteredMail.ALL,
        10_000,
        domains,
        TIME,
        4,
        failure,
        Optional.empty(),
        10,
        1,
        Instant.EPOCH);
  }

  private static Routed.Others others(String... addresses) {
    return new Routed.Others(List.of(addresses));
  }

  @Test
  void documentedSampleRouterWorks() throws IOException {
    Path table =
        Files.writeString(
            home.resolve("table"),
            """
            # what leads where
            sales@example.test ann@example.test bob@example.test
            gone@example.test reject Left in May
            moving@example.test defer Next week
            @old.test post@example.test
            """);
    active = List.of(router(1, "router.py " + table, FailurePolicy.DEFER, List.of()));
    assertThat(helpers.of("Sales@Example.test"))
        .isEqualTo(others("ann@example.test", "bob@example.test"));
    assertThat(helpers.of("any@old.test")).isEqualTo(others("post@example.test"));
    assertThat(helpers.of("else@example.test")).isEqualTo(new Routed.Unchanged());
    assertThat(helpers.of("gone@example.test"))
        .isEqualTo(new Routed.Nowhere(new Verdict.Refused(550, "5.1.1", "Left in May")));
    assertThat(helpers.of("moving@example.test"))
        .isEqualTo(new Routed.Later(new Verdict.Deferred(451, "4.3.0", "Next week")));
    var tested = helpers.test(active.getFirst());
    assertThat(tested.works()).isTrue();
    assertThat(tested.said().getFirst())
        .isEqualTo("router.py runs and answers in protocol version 3");
  }

  @Test
  void answersAreCachedForAMinute() throws IOException {
    program(
        "counting",
        """
        while read number command address; do
          count=$((count + 1)); echo "$number ROUTED a$count@example.test"
        done
        """);
    active = List.of(router(1, "counting", FailurePolicy.DEFER, List.of()));
    assertThat(helpers.of("x@example.test")).isEqualTo(others("a1@example.test"));
    assertThat(helpers.of("x@example.test")).isEqualTo(others("a1@example.test"));
    time.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThat(helpers.of("x@example.test")).isEqualTo(others("a2@example.test"));
    active = List.of(router(1, "counting", FailurePolicy.ACCEPT, List.of()));
    assertThat(helpers.of("x@example.test"))
        .as("after a change")
        .isEqualTo(others("a1@example.test"));
  }

  @Test
  void firstRouterWithAnAnswerDecidesForItsDomains() throws IOException {
    program(
        "knows", "while read number command address; do echo \"$number ROUTED b@b.test\"; done\n");
    program("not", "while read number command address; do echo \"$number OK\"; done\n");
    active =
        List.of(
            router(1, "not", FailurePolicy.DEFER, List.of()),
            router(2, "knows", FailurePolicy.DEFER, List.of("example.test")));
    assertThat(helpers.of("x@example.test")).isEqualTo(others("b@b.test"));
    assertThat(helpers.of("x@other.test")).isEqualTo(new Routed.Unchanged());
    assertThat(helpers.of("two words@example.test")).isEqualTo(new Routed.Unchanged());
    active = List.of();
    assertThat(helpers.of("x@example.test")).isEqualTo(new Routed.Unchanged());
  }

  @Test
  void routerFailureFollowsItsPolicy() throws IOException {
    program(
        "nonsense", "while read number command address; do echo \"$number ROUTED what\"; done\n");
    active = List.of(router(1, "nonsense", FailurePolicy.ACCEPT, List.of()));
    assertThat(helpers.of("x@example.test")).isEqualTo(new Routed.Unchanged());
    active = List.of(router(1, "nonsense", FailurePolicy.DEFER, List.of()));
    assertThat(helpers.of("x@example.test")).isEqualTo(new Routed.Later(RoutingProgram.LATER));
    assertThat(new RoutingHealth(helpers).check().sound()).as("the program answers").isTrue();
  }

  @Test
  void unavailableRouterIsNotAskedAgainAndReported() {
    active = List.of(router(1, "missing", FailurePolicy.DEFER, List.of()));
    for (int i = 0; i < CircuitBreaker.MOST_FAILURES; i++) {
      assertThat(helpers.of("x@example.test")).isEqualTo(new Routed.Later(RoutingProgram.LATER));
    }
    Health health = new RoutingHealth(helpers).check();
    assertThat(health.ready()).isTrue();
    assertThat(health.sound()).isFalse();
    assertThat(health.sentence()).contains("router-1");
    assertThat(helpers.test(active.getFirst()).works()).isFalse();
  }
}
