package org.carillon.policy.internal.filtering.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.contract.stage.UnscannableMessageException;
import org.carillon.filter.MessageContext;
import org.carillon.filter.MessageOctets;
import org.carillon.helper.HelperFolders;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.external.FilterKind;
import org.carillon.policy.external.FilteredMail;
import org.carillon.policy.screening.ScreenedMail;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;
import org.carillon.stage.GuardedStage;
import org.carillon.stage.Step;
import org.carillon.testing.MemorySpool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that helpers, such as the documented one, are run, queried and ended. */
class HelperFilterTest {
  private static final Path SAMPLE = Path.of("../../docs/helpers/words.py");

  @TempDir Path home;
  private Optional<HelperFilter> helper = Optional.empty();

  @BeforeEach
  void programs() throws IOException {
    Files.createDirectory(home.resolve("helpers"));
    Files.copy(SAMPLE, home.resolve("helpers/words.py"));
  }

  @AfterEach
  void end() {
    helper.ifPresent(HelperFilter::close);
  }

  /** Writes a shell program that answers each line with this script. */
  private void program(String name, String script) throws IOException {
    Path file =
        Files.writeString(
            home.resolve("helpers").resolve(name), "#!/bin/sh\n" + script, StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static ExternalFilter filter(String command, Duration timeout) {
    return new ExternalFilter(
        1,
        "helper",
        FilterKind.HELPER,
        command,
        true,
        1,
        FilteredMail.ALL,
        10_000,
        List.of(),
        timeout,
        4,
        FailurePolicy.DEFER,
        Optional.empty(),
        10,
        1,
        Instant.EPOCH);
  }

  private HelperFilter helper(String command) {
    HelperFilter made =
        new HelperFilter(filter(command, Duration.ofSeconds(30)), HelperFolders.of(home));
    helper = Optional.of(made);
    return made;
  }

  private static PresentedMessage message(String subject) {
    byte[] octets =
        ("Subject: " + subject + "\r\n\r\nHello.\r\n").getBytes(StandardCharsets.US_ASCII);
    ScreeningQuestion question =
        ScreenedMail.of("192.0.2.7", new String(octets, StandardCharsets.US_ASCII)).question();
    var header = question.message().header();
    return new PresentedMessage(
        new MessageContext(
            "q1",
            "mx.example.test",
            InetAddress.getLoopbackAddress(),
            "there",
            "ESMTP",
            "",
            Optional.empty(),
            "boss@bank.example",
            List.of("alice@example.test")),
        new MessageOctets(header, Content.of(octets), header.length()),
        question,
        question.envelope(),
        new NewBody(MemorySpool::new, 1_000));
  }

  @Test
  void documentedSampleHelperWorks() throws IOException, InterruptedException {
    HelperFilter words = helper("words.py lottery");
    assertThat(words.introduce()).isEqualTo("words.py runs and answers in protocol version 3");
    assertThat(words.examine(message("You won the Lottery")).stopped())
        .contains(new Verdict.Refused(550, "5.7.1", "No mail about lottery"));
    FilterOpinion passed = words.examine(message("Hi"));
    assertThat(passed.stopped()).isEmpty();
    assertThat(passed.header().orElseThrow().field(0).utf8()).isEqualTo("none of 1");
    try (var left = Files.list(home.resolve("helpers-work/Queue"))) {
      assertThat(left).as("messages").isEmpty();
    }
  }

  @Test
  void helperAnswersAreApplied() throws IOException, InterruptedException {
    program(
        "all",
        """
        while read number command file; do
          case $number in
            1) echo "* a remark"; echo "1 MIRRORTO \\"archive@example.test\\" OK" ;;
            2) echo "2 DISCARD" ;;
            3) echo "3 FAILURE \\"no signatures\\"" ;;
            4) exit ;;
          esac
        done
        """);
    HelperFilter all = helper("all");
    assertThat(all.examine(message("a")).envelope().orElseThrow().to())
        .extracting(ForwardPath::address)
        .containsExactly("alice@example.test", "archive@example.test");
    assertThat(all.examine(message("b")).findings())
        .containsExactly(Finding.demands("helper", Handling.DISCARD, "discarded"));
    assertThatThrownBy(() -> all.examine(message("c")))
        .isInstanceOf(UnscannableMessageException.class)
        .hasMessageContaining("no signatures");
    assertThatThrownBy(() -> all.examine(message("d")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ended");
    all.ended().join();
    assertThatThrownBy(() -> all.examine(message("e")))
        .as("at once")
        .isInstanceOf(IOException.class)
        .hasMessageContaining("will be started again later");
  }

  @Test
  void hangingHelperIsKilled() throws IOException {
    program("hang", "while read line; do :; done");
    ExternalFilter filter = filter("hang", Duration.ofMillis(200));
    HelperFilter hanging = new HelperFilter(filter, HelperFolders.of(home));
    helper = Optional.of(hanging);
    StageTerms terms = new StageTerms(filter.timeout(), filter.failure());
    GuardedStage guard = new GuardedStage("helper", () -> terms, System::nanoTime);
    PresentedMessage message = message("a");
    assertThat(guard.ask(() -> hanging.examine(message)).get().outcome())
        .isEqualTo(Step.Outcome.TIMED_OUT);
    hanging.ended().join();
  }

  @Test
  void onlyProgramsInTheFolderAreRun() {
    assertThatThrownBy(() -> helper("sh").examine(message("a")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("There is no program sh in");
  }
}
