package org.carillon.policy.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.account.FixedAddresses;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.sender.SenderChoice;
import org.carillon.contract.stage.MessageChange;
import org.carillon.contract.stage.ScreeningAnswer;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.format.mime.header.Header;
import org.carillon.policy.authentication.SenderAuthentication;
import org.carillon.policy.brand.KnownBrands;
import org.carillon.policy.sender.AllowedSenders;
import org.carillon.policy.sender.SenderList;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;
import org.carillon.policy.verdict.RecipientThresholds;
import org.carillon.testing.DeclaredSettings;
import org.carillon.testing.OneContact;
import org.junit.jupiter.api.Test;

class MessageScreeningTest {
  private static final String MESSAGE =
      """
      Received: by mx.example.test\r
      Authentication-Results: mx.example.test; spf=pass\r
      Authentication-Results: elsewhere.example; spf=pass\r
      X-Carillon-Verdict: accept (-900 points)\r
      BIMI-Location: v=BIMI1; l=https://evil.example/bank.svg\r
      bimi-indicator: PHN2Zy8+\r
      From: Boss <boss@bank.example>\r
      Message-ID: <1@bank.example>\r
      \r
      Pay.\r
      """;

  private final DeclaredSettings settings =
      new DeclaredSettings().with(HostSettings.HOST_NAME, "mx.example.test");
  private final List<MessageTrace> traces = new ArrayList<>();
  private final List<ScreeningCheck> checks = new ArrayList<>();
  private MessageFilters filters = new OneFilter(null, MessageChange.NONE);

  private Map<String, SenderChoice> choices = Map.of();

  private Map<String, String> texts =
      Map.of(
          "bank.example", "v=spf1 ip4:192.0.2.7 -all",
          "_dmarc.bank.example", "v=DMARC1; p=reject");

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

  /** A filter that examines all mail, with a fixed finding. */
  private record OneFilter(Finding finding, MessageChange change) implements MessageFilters {
    @Override
    public boolean look(Origin origin) {
      return finding != null;
    }

    @Override
    public Filtered filter(ScreeningQuestion question, Origin origin, Header header) {
      assertThat(header.count("X-Carillon-Verdict")).as("forged fields").isZero();
      return new Filtered(List.of(finding), List.of(), false, Optional.empty(), change);
    }
  }

  private ScreeningAnswer screen(String client) {
    return new MessageScreening(
            checks,
            filters,
            new RecipientThresholds(new FixedAddresses().account(1, "alice"), settings),
            new AllowedSenders(
                account -> new SenderList(account == 1 ? choices : Map.of()),
                OneContact.NOBODY,
                settings),
            traces::add,
            new Texts(),
            settings,
            System::nanoTime)
        .screen(ScreenedMail.of(client, MESSAGE).question());
  }

  /** Returns the fields of a message that passed, from the top. */
  private static List<String> fields(ScreeningAnswer answer) {
    return ((ScreeningAnswer.Passed) answer)
        .change().header().orElseThrow().fields().stream()
            .map(field -> new String(field.raw(), StandardCharsets.US_ASCII))
            .toList();
  }

  /** The header without the forged fields. */
  private static final List<String> HONEST =
      List.of(
          "Received: by mx.example.test\r\n",
          "Authentication-Results: elsewhere.example; spf=pass\r\n",
          "From: Boss <boss@bank.example>\r\n",
          "Message-ID: <1@bank.example>\r\n");

  @Test
  void resultsAreWrittenOnTopAndForgedFieldsRemoved() {
    checks.add(new SenderAuthentication(settings, new KnownBrands(settings)));
    List<String> fields = fields(screen("192.0.2.7"));
    assertThat(fields.getFirst()).startsWith("X-Carillon-Verdict: accept (0 points)");
    assertThat(fields.get(1))
        .startsWith("Authentication-Results: mx.example.test;")
        .contains("spf=pass", "dkim=none", "dmarc=pass", "header.from=bank.example")
        .contains("bimi=skipped", "header.d=bank.example", "header.selector=default");
    assertThat(fields.subList(2, fields.size())).isEqualTo(HONEST);
  }

  @Test
  void dmarcFailureIsRefusedIfTheDomainRequestsIt() {
    checks.add(new SenderAuthentication(settings, new KnownBrands(settings)));
    ScreeningAnswer answer = screen("192.0.2.8");
    assertThat(answer).isInstanceOf(ScreeningAnswer.Stopped.class);
    Verdict verdict = ((ScreeningAnswer.Stopped) answer).verdict();
    assertThat(((Verdict.Refused) verdict).code()).isEqualTo(550);
    assertThat(traces.getFirst().handling()).isEqualTo(Handling.REJECT);
    assertThat(traces.getFirst().messageId()).isEqualTo("<1@bank.example>");
    assertThat(traces.getFirst().findings()).extracting(Finding::check).contains("spf", "dmarc");
  }

  @Test
  void domainRequestingJunkGetsJunk() {
    texts =
        Map.of(
            "bank.example", "v=spf1 -all",
            "_dmarc.bank.example", "v=DMARC1; p=quarantine");
    checks.add(new SenderAuthentication(settings, new KnownBrands(settings)));
    assertThat(fields(screen("192.0.2.8")).getFirst())
        .startsWith("X-Carillon-Verdict: junk (20 points)");
  }

  @Test
  void pointsAreSummedAgainstTheRecipientsThresholds() {
    check("a", FailurePolicy.ACCEPT, Finding.counts("a", 90, "much"));
    check("b", FailurePolicy.ACCEPT, Finding.counts("b", -30, "but known"));
    assertThat(fields(screen("192.0.2.8")).getFirst())
        .startsWith(
            "X-Carillon-Verdict: junk (60 points);\r\n a +90 much;\r\n b -30 but known\r\n");
  }

  @Test
  void oneDemandIsSufficient() {
    check("trap", FailurePolicy.ACCEPT, Finding.demands("trap", Handling.DISCARD, "a trap"));
    check("good", FailurePolicy.ACCEPT, Finding.counts("good", -500, "known"));
    assertThat(screen("192.0.2.8")).isEqualTo(new ScreeningAnswer.Discarded("a trap"));
  }

  @Test
  void unavailableMandatoryCheckDefersTheMail() {
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
  void usersMailIsNotScreenedButForgedFieldsAreRemoved() {
    check("trap", FailurePolicy.ACCEPT, Finding.demands("trap", Handling.DISCARD, "a trap"));
    assertThat(fields(screen("127.0.0.1"))).isEqualTo(HONEST);
    assertThat(traces).isEmpty();
  }

  @Test
  void pointsDoNotCountForProvenAllowedSenders() {
    checks.add(new SenderAuthentication(settings, new KnownBrands(settings)));
    check("a", FailurePolicy.ACCEPT, Finding.counts("a", 200, "much"));
    assertThat(screen("192.0.2.7")).as("nobody allows").isInstanceOf(ScreeningAnswer.Stopped.class);

    choices = Map.of("boss@bank.example", SenderChoice.ALLOW);
    assertThat(fields(screen("192.0.2.7")).getFirst())
        .startsWith("X-Carillon-Verdict: accept (200 points)");
    assertThat(traces.getLast().checks())
        .anySatisfy(each -> assertThat(each.reason()).isEqualTo("Recipients allow the sender"));

    texts = Map.of("bank.example", "v=spf1 ip4:192.0.2.7 -all");
    assertThat(screen("192.0.2.7"))
        .as("without DMARC it is SPF that proves")
        .isInstanceOf(ScreeningAnswer.Passed.class);
    assertThat(screen("192.0.2.8"))
        .as("anybody can write that address")
        .isInstanceOf(ScreeningAnswer.Stopped.class);
  }

  @Test
  void demandsCountForAllowedSendersToo() {
    checks.add(new SenderAuthentication(settings, new KnownBrands(settings)));
    choices = Map.of("bank.example", SenderChoice.ALLOW);
    filters =
        new OneFilter(Finding.demands("clamd", Handling.REJECT, "infected"), MessageChange.NONE);
    assertThat(screen("192.0.2.7")).isInstanceOf(ScreeningAnswer.Stopped.class);
  }

  private record Allowing(Allowance allowance, String claim) implements ScreeningCheck {
    @Override
    public String name() {
      return "own";
    }

    @Override
    public StageTerms terms() {
      return StageTerms.own(FailurePolicy.ACCEPT);
    }

    @Override
    public CheckResult examine(ScreeningQuestion question, DnsLookup dns) {
      return new CheckResult(
          List.of(Finding.counts("own", 0, "allowed")), allowance, List.of(claim));
    }
  }

  @Test
  void allowedAddressIsNotGreylisted() {
    checks.add(new SenderAuthentication(settings, new KnownBrands(settings)));
    checks.add(new Allowing(Allowance.CLIENT, ""));
    check("trap", FailurePolicy.ACCEPT, Finding.demands("trap", Handling.DISCARD, "a trap"));
    check("a", FailurePolicy.ACCEPT, Finding.counts("a", 90, "much"));
    assertThat(fields(screen("192.0.2.8")).getFirst())
        .startsWith("X-Carillon-Verdict: accept (0 points);\r\n a set-aside much;");
  }

  @Test
  void allowedNameMustBeProven() {
    checks.add(new SenderAuthentication(settings, new KnownBrands(settings)));
    checks.add(new Allowing(Allowance.CLAIM, "bank.example"));
    check("a", FailurePolicy.ACCEPT, Finding.demands("a", Handling.REJECT, "listed"));
    assertThat(fields(screen("192.0.2.7")).getFirst()).contains("accept (0 points)");
    assertThat(screen("192.0.2.8")).isInstanceOf(ScreeningAnswer.Stopped.class);
    assertThat(traces.getLast().findings()).extracting(Finding::check).contains("dmarc");
  }

  @Test
  void unprovenNameAllowsNothing() {
    checks.add(new SenderAuthentication(settings, new KnownBrands(settings)));
    checks.add(new Allowing(Allowance.CLAIM, "partner.example"));
    check("a", FailurePolicy.ACCEPT, Finding.demands("a", Handling.REJECT, "listed"));
    assertThat(screen("192.0.2.7"))
        .as("another name is proven")
        .isInstanceOf(ScreeningAnswer.Stopped.class);
  }

  @Test
  void waivedFindingIsReportedAsSetAside() {
    checks.add(new Allowing(Allowance.CLIENT, ""));
    check("a", FailurePolicy.ACCEPT, Finding.demands("a", Handling.REJECT, "listed"));
    assertThat(fields(screen("192.0.2.8")).getFirst()).contains("a set-aside listed");
    assertThat(traces.getLast().findings())
        .filteredOn(Finding::isSetAside)
        .extracting(Finding::check)
        .containsExactly("a");
  }

  @Test
  void filterAndCheckFindingsAreSummed() {
    check("a", FailurePolicy.ACCEPT, Finding.counts("a", 30, "much"));
    filters = new OneFilter(Finding.counts("rspamd", 40, "more"), MessageChange.NONE);
    assertThat(fields(screen("192.0.2.8")).getFirst())
        .startsWith("X-Carillon-Verdict: junk (70 points)");
    filters =
        new OneFilter(Finding.demands("clamd", Handling.REJECT, "infected"), MessageChange.NONE);
    assertThat(screen("127.0.0.1"))
        .as("of this machine")
        .isInstanceOf(ScreeningAnswer.Stopped.class);
  }

  @Test
  void verdictIsOnTopOfAHeaderChangedByAFilter() {
    Header made = Header.parse("Subject: Hi\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    filters = new OneFilter(Finding.counts("milter", 0, "seen"), MessageChange.of(made));
    assertThat(fields(screen("127.0.0.1"))).hasSize(2).element(1).isEqualTo("Subject: Hi\r\n");
  }

  @Test
  void allowedClientCannotSendAVirus() {
    checks.add(new Allowing(Allowance.CLIENT, ""));
    filters = new OneFilter(Finding.counts("rspamd", 400, "much"), MessageChange.NONE);
    assertThat(fields(screen("192.0.2.8")).getFirst()).contains("accept (0 points)");
    filters =
        new OneFilter(Finding.demands("clamd", Handling.REJECT, "infected"), MessageChange.NONE);
    assertThat(screen("192.0.2.8")).isInstanceOf(ScreeningAnswer.Stopped.class);
  }

  @Test
  void domainsWithoutRecordsGetNoPoints() {
    texts = Map.of();
    checks.add(new SenderAuthentication(settings, new KnownBrands(settings)));
    assertThat(fields(screen("192.0.2.8")).getFirst())
        .isEqualTo("X-Carillon-Verdict: accept (0 points)\r\n");
  }
}
