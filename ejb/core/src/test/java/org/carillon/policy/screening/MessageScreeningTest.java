package org.carillon.policy.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.Spool;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.net.Service;
import org.carillon.contract.stage.ScreeningAnswer;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.policy.authentication.SenderAuthentication;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;
import org.carillon.policy.verdict.RecipientThresholds;
import org.carillon.testing.DeclaredSettings;
import org.carillon.transport.internal.FixedAddresses;
import org.junit.jupiter.api.Test;

class MessageScreeningTest {
  private static final String MESSAGE =
      """
      Received: by mx.example.test\r
      Authentication-Results: mx.example.test; spf=pass\r
      Authentication-Results: elsewhere.example; spf=pass\r
      X-Carillon-Verdict: accept (-900 points)\r
      From: Boss <boss@bank.example>\r
      Message-ID: <1@bank.example>\r
      \r
      Pay.\r
      """;

  private final DeclaredSettings settings =
      new DeclaredSettings().with(HostSettings.HOST_NAME, "mx.example.test");
  private final List<MessageTrace> traces = new ArrayList<>();
  private final List<ScreeningCheck> checks = new ArrayList<>();

  /** What names say in TXT records. */
  private Map<String, String> texts =
      Map.of(
          "bank.example", "v=spf1 ip4:192.0.2.7 -all",
          "_dmarc.bank.example", "v=DMARC1; p=reject");

  /** Answers from {@link #texts}. */
  private final class Texts implements DnsLookup {
    @Override
    @SuppressWarnings("unchecked") // A TXT record is a String.
    public <T> DnsReply<T> find(String name, DnsType<T> type) {
      String text = texts.get(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
      return text == null || !(type instanceof DnsType.Txt)
          ? new DnsReply.NoName<>()
          : new DnsReply.Found<>(List.of((T) text));
    }
  }

  private record OneCheck(String name, StageTerms terms, Finding finding)
      implements ScreeningCheck {
    @Override
    public CheckResult examine(ScreeningQuestion question, DnsLookup dns) {
      if (finding == null) {
        throw new IllegalStateException("wished for");
      }
      return CheckResult.of(List.of(finding));
    }
  }

  private void check(String name, FailurePolicy policy, Finding finding) {
    checks.add(new OneCheck(name, StageTerms.own(policy), finding));
  }

  private ScreeningAnswer screen(String client) {
    return new MessageScreening(
            checks,
            new RecipientThresholds(new FixedAddresses().account(1, "alice"), settings),
            traces::add,
            new Texts(),
            settings,
            System::nanoTime)
        .screen(question(client, false));
  }

  private static ScreeningQuestion question(String client, boolean isKnown) {
    byte[] octets = MESSAGE.getBytes(StandardCharsets.US_ASCII);
    try {
      return new ScreeningQuestion(
          "q1",
          isKnown,
          new IntakeSession(
              Service.SMTP,
              InetAddress.ofLiteral(client),
              "mail.bank.example",
              true,
              "",
              Optional.empty(),
              "s1"),
          new Envelope(
              new ReversePath(
                  "boss@bank.example",
                  0,
                  ReversePath.Body.EIGHT_BIT_MIME,
                  false,
                  Optional.empty(),
                  Optional.empty()),
              List.of(new ForwardPath("alice@example.test", Set.of(), Optional.empty()))),
          MailData.of(new Written(octets)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private record Written(byte[] octets) implements Spool {
    @Override
    public void write(byte[] from, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long size() {
      return octets.length;
    }

    @Override
    public Content content() {
      return Content.of(octets);
    }

    @Override
    public void close() {
      // An array.
    }
  }

  private static ScreeningAnswer.FieldChange change(ScreeningAnswer answer) {
    return ((ScreeningAnswer.Passed) answer).header();
  }

  @Test
  void whatIsFoundIsToldOnTopAndForgedFieldsAreTakenOut() {
    checks.add(new SenderAuthentication(settings));
    ScreeningAnswer.FieldChange change = change(screen("192.0.2.7"));
    assertThat(change.added().getFirst()).startsWith("X-Carillon-Verdict: accept (0 points)");
    assertThat(change.added().get(1))
        .startsWith("Authentication-Results: mx.example.test;")
        .contains("spf=pass", "dkim=none", "dmarc=pass", "header.from=bank.example");
    assertThat(change.removed().stream()).containsExactly(1, 3);
  }

  @Test
  void whatADomainDisownsIsRefusedIfItAsksForThat() {
    checks.add(new SenderAuthentication(settings));
    ScreeningAnswer answer = screen("192.0.2.8");
    assertThat(answer).isInstanceOf(ScreeningAnswer.Stopped.class);
    Verdict verdict = ((ScreeningAnswer.Stopped) answer).verdict();
    assertThat(((Verdict.Refused) verdict).code()).isEqualTo(550);
    assertThat(traces.getFirst().handling()).isEqualTo(Handling.REJECT);
    assertThat(traces.getFirst().messageId()).isEqualTo("<1@bank.example>");
    assertThat(traces.getFirst().findings()).extracting(Finding::check).contains("spf", "dmarc");
  }

  @Test
  void aDomainThatAsksForJunkGetsJunk() {
    texts =
        Map.of(
            "bank.example", "v=spf1 -all",
            "_dmarc.bank.example", "v=DMARC1; p=quarantine");
    checks.add(new SenderAuthentication(settings));
    assertThat(change(screen("192.0.2.8")).added().getFirst())
        .startsWith("X-Carillon-Verdict: junk (20 points)");
  }

  @Test
  void pointsAddUpToTheRecipientsThresholds() {
    check("a", FailurePolicy.ACCEPT, Finding.counts("a", 90, "much"));
    check("b", FailurePolicy.ACCEPT, Finding.counts("b", -30, "but known"));
    assertThat(change(screen("192.0.2.8")).added().getFirst())
        .startsWith(
            "X-Carillon-Verdict: junk (60 points);\r\n a +90 much;\r\n b -30 but known\r\n");
  }

  @Test
  void oneDemandIsEnough() {
    check("trap", FailurePolicy.ACCEPT, Finding.demands("trap", Handling.DISCARD, "a trap"));
    check("good", FailurePolicy.ACCEPT, Finding.counts("good", -500, "known"));
    assertThat(screen("192.0.2.8")).isEqualTo(new ScreeningAnswer.Discarded("a trap"));
  }

  @Test
  void withoutACheckThatMustBeAskedTheMailWaits() {
    check("virus", FailurePolicy.DEFER, null);
    assertThat(screen("192.0.2.8"))
        .isEqualTo(
            new ScreeningAnswer.Stopped(
                new Verdict.Deferred(
                    451, "4.7.0", "The message can't be checked now, try again later")));
    checks.clear();
    check("lists", FailurePolicy.ACCEPT, null);
    assertThat(screen("192.0.2.8")).isInstanceOf(ScreeningAnswer.Passed.class);
    assertThat(traces.getLast().checks().getFirst().outcome()).isEqualTo("failed");
  }

  @Test
  void oursAndWhoIsKnownAreNotScreenedButForgeNothing() {
    check("trap", FailurePolicy.ACCEPT, Finding.demands("trap", Handling.DISCARD, "a trap"));
    ScreeningAnswer.FieldChange change = change(screen("127.0.0.1"));
    assertThat(change.added()).isEmpty();
    assertThat(change.removed().stream()).containsExactly(1, 3);
    assertThat(traces).isEmpty();
  }

  @Test
  void domainsThatSayNothingAreNotHeldAgainstAnybody() {
    texts = Map.of();
    checks.add(new SenderAuthentication(settings));
    assertThat(change(screen("192.0.2.8")).added().getFirst())
        .isEqualTo("X-Carillon-Verdict: accept (0 points)\r\n");
  }
}
