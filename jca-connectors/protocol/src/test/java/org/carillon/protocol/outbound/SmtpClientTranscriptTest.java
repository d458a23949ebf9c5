package org.carillon.protocol.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ForwardPath.Notify;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.SenderOptions;
import org.carillon.contract.queue.RelayJob.Recipient;
import org.carillon.contract.queue.RelayRoute;
import org.carillon.contract.queue.RelayRoute.Encryption;
import org.carillon.contract.queue.RelayRoute.Login;
import org.carillon.protocol.transcript.Transcript;
import org.carillon.protocol.wire.LineEnds;
import org.carillon.protocol.wire.MemoryLink;
import org.carillon.protocol.wire.Wire;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests our client against hosts from {@code src/test/transcripts/smtp-out}: S: is the host's text,
 * C: the client's expected text. Settings: {@code from}, {@code to} (several separated by spaces),
 * {@code content}, {@code options} out of {@code utf8 8bit dsn clear required lmtp login}.
 * Expectation: {@code result}, a regular expression for each outcome and finally for why the rest
 * was refused.
 */
class SmtpClientTranscriptTest {
  private final MemoryLink link = new MemoryLink();

  static Stream<Transcript> transcripts() throws IOException {
    return Transcript.of("smtp-out");
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void sessionFollowsTheTranscript(Transcript transcript) throws Exception {
    List<String> options = List.of(transcript.setting("options", "").split(" "));
    Wire wire = new Wire(link, LineEnds.LENIENT, 4_096, Duration.ofSeconds(30));
    SmtpClient client =
        new SmtpClient(
            wire, "mx.example.net", "us.example.test", route(options), Duration.ofSeconds(30));
    CompletableFuture<List<String>> result = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> result.complete(converse(client, transaction(transcript, options), options)));
    List<String> expected = new ArrayList<>();
    transcript.playHost(link, (word, rest) -> note(expected, word, rest));
    List<String> got = result.get(10, TimeUnit.SECONDS);
    assertThat(got).as(got.toString()).hasSameSizeAs(expected);
    for (int i = 0; i < got.size(); i++) {
      assertThat(got.get(i)).matches(expected.get(i));
    }
  }

  private static void note(List<String> expected, String word, String rest) {
    switch (word) {
      case "from", "to", "content", "options" -> {}
      case "result" -> expected.add(rest);
      default -> fail("No such word: " + word);
    }
  }

  private static List<String> converse(
      SmtpClient client, MailTransaction transaction, List<String> options) {
    List<String> result = new ArrayList<>();
    try (client) {
      switch (client.open(!options.contains("clear"))) {
        case SessionInitiation.Unwilling(String _, String reply) ->
            result.add("unwilling: " + reply);
        case SessionInitiation.Insecure(String why) -> result.add("insecure: " + why);
        case SessionInitiation.Ready() -> {
          TransactionResult sent = client.send(transaction);
          sent.outcomes().forEach(outcome -> result.add(outcome.toString()));
          if (!sent.unwilling().isEmpty()) {
            result.add("unwilling: " + sent.unwilling());
          }
          if (client.reusable()) {
            client.quit();
          }
        }
      }
    } catch (IOException e) {
      result.add((client.inDoubt() ? "in doubt: " : "broken: ") + e.getMessage());
    }
    return result;
  }

  private static RelayRoute route(List<String> options) {
    return new RelayRoute(
        "",
        List.of(),
        options.contains("lmtp") ? RelayRoute.Protocol.LMTP : RelayRoute.Protocol.SMTP,
        new Encryption(
            options.contains("required") ? Encryption.Mode.REQUIRED : Encryption.Mode.OFFERED,
            false,
            List.of(),
            false),
        options.contains("login")
            ? Optional.of(new Login("tim", "tanstaaftanstaaf"))
            : Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static MailTransaction transaction(Transcript transcript, List<String> options) {
    boolean dsn = options.contains("dsn");
    ReversePath from =
        new ReversePath(
            transcript.setting("from", "alice@example.test"),
            0,
            options.contains("8bit") ? ReversePath.Body.EIGHT_BIT_MIME : ReversePath.Body.SEVEN_BIT,
            options.contains("utf8"),
            dsn ? Optional.of(ReversePath.ReturnContent.HDRS) : Optional.empty(),
            dsn ? Optional.of("Q+1") : Optional.empty(),
            SenderOptions.NONE.withPriority(options.contains("urgent") ? 4 : 0));
    List<Recipient> recipients = new ArrayList<>();
    for (String address : transcript.setting("to", "bob@example.net").split(" ")) {
      recipients.add(
          new Recipient(
              recipients.size() + 1,
              new ForwardPath(
                  address,
                  dsn ? EnumSet.of(Notify.SUCCESS, Notify.DELAY) : EnumSet.noneOf(Notify.class),
                  dsn ? Optional.of("rfc822;" + address) : Optional.empty())));
    }
    return new MailTransaction(
        from,
        recipients,
        new TextContent(
            Transcript.unescape(transcript.setting("content", "a: b\\r\\n\\r\\nc\\r\\n"))));
  }
}
