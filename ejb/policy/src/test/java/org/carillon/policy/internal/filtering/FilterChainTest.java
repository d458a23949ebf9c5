package org.carillon.policy.internal.filtering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.setting.HostSettings;
import org.carillon.blob.Spools;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.net.Service;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.health.Health;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.external.FilterKind;
import org.carillon.policy.external.FilterState;
import org.carillon.policy.external.FilteredMail;
import org.carillon.policy.internal.filtering.client.FilterClients;
import org.carillon.policy.screening.Filtered;
import org.carillon.policy.screening.MessageFilters.Origin;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;
import org.carillon.stage.CircuitBreaker;
import org.carillon.stage.Step;
import org.carillon.testing.DeclaredSettings;
import org.carillon.testing.MemorySpool;
import org.junit.jupiter.api.Test;

class FilterChainTest {
  private static final String MESSAGE =
      "Received: by us\nX-Spam: forged\nFrom: boss@bank.example\nSubject: Hi\n\nHello.\n";

  private static final Spools SPOOLS =
      new Spools() {
        @Override
        public Spool open(long declaredSize) {
          return new MemorySpool();
        }

        @Override
        public Spool scratch() {
          return open(0);
        }
      };

  private final CannedPeers peers = new CannedPeers();
  private final List<ExternalFilter> filters = new ArrayList<>();
  private final DeclaredSettings settings =
      new DeclaredSettings().with(HostSettings.HOST_NAME, "mx.example.test");
  private final FilterChain chain =
      new FilterChain(() -> filters, new FilterClients(peers), SPOOLS, settings, System::nanoTime);

  private ExternalFilter filter(FilterKind kind, String address) {
    return new ExternalFilter(
        filters.size() + 1L,
        kind.word() + filters.size(),
        kind,
        address,
        true,
        1,
        FilteredMail.ALL,
        10_000,
        List.of(),
        Duration.ofSeconds(20),
        4,
        FailurePolicy.ACCEPT,
        Optional.empty(),
        10,
        1,
        Instant.EPOCH);
  }

  private void add(FilterKind kind, String address) {
    filters.add(filter(kind, address));
  }

  private Filtered filtered() {
    try {
      MailData data =
          MailData.of(
              MemorySpool.of(MESSAGE.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII)));
      return chain.filter(question(data), Origin.STRANGER, data.header());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ScreeningQuestion question(MailData data) {
    return new ScreeningQuestion(
        "q1",
        false,
        new IntakeSession(
            Service.SMTP,
            InetAddress.ofLiteral("192.0.2.7"),
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
            List.of(
                new ForwardPath("alice@example.test", Set.of(), Optional.empty()),
                new ForwardPath("bob@other.test", Set.of(), Optional.empty()))),
        data);
  }

  private static List<String> fields(Filtered filtered) {
    return filtered.change().header().orElseThrow().fields().stream()
        .map(FilterChainTest::line)
        .toList();
  }

  private static String line(HeaderField field) {
    return new String(field.raw(), StandardCharsets.UTF_8).strip();
  }

  @Test
  void infectedMailIsRefusedWithoutFurtherFilters() {
    add(FilterKind.CLAMD, "av.test:3310");
    add(FilterKind.SPAMD, "sa.test:783");
    peers.answering("av.test:3310", "stream: Eicar-Signature FOUND\0");
    Filtered filtered = filtered();
    assertThat(filtered.findings())
        .containsExactly(
            Finding.demands("clamd0", Handling.REJECT, "infected: Eicar-Signature")
                .by("external-filters", "clamd0"));
    assertThat(filtered.steps()).extracting(Step::stage).containsExactly("clamd0");
    assertThat(filtered.change().isOfContent()).isFalse();
    assertThat(peers.dials).isOne();
  }

  @Test
  void nextAddressIsTriedIfTheFirstIsUnreachable() {
    add(FilterKind.CLAMD, "unix:/run/clamd, [2001:db8::1]:3310");
    peers.answering("[2001:db8::1]:3310", "stream: OK\0");
    assertThat(filtered().steps().getFirst().outcome()).isEqualTo(Step.Outcome.ACCEPTED);
    assertThat(peers.dials).isEqualTo(2);
  }

  @Test
  void unreachableFilterIsSkippedOrDefersAndIsSoonNotAsked() {
    add(FilterKind.CLAMD, "away.test:3310");
    assertThat(filtered().waits()).isFalse();
    ExternalFilter before = filters.removeFirst();
    filters.add(
        new ExternalFilter(
            before.id(),
            before.name(),
            before.kind(),
            before.address(),
            true,
            1,
            FilteredMail.ALL,
            10_000,
            List.of(),
            before.timeout(),
            4,
            FailurePolicy.DEFER,
            Optional.empty(),
            10,
            2,
            Instant.EPOCH));
    peers.dials = 0;
    assertThat(chain.state(filters.getFirst())).isEqualTo(new FilterState.Unasked());
    for (int i = 0; i < 2 * CircuitBreaker.MOST_FAILURES; i++) {
      assertThat(filtered().waits()).isTrue();
    }
    assertThat(peers.dials).isEqualTo(CircuitBreaker.MOST_FAILURES);
    assertThat(filtered().steps().getFirst().outcome()).isEqualTo(Step.Outcome.SKIPPED);
  }

  private Health health() {
    return new FilterHealth(() -> filters, chain).check();
  }

  @Test
  void healthReportsSilentFiltersAndTheirPolicy() {
    add(FilterKind.CLAMD, "av.test:3310");
    assertThat(health().sound()).as("nobody was asked").isTrue();
    filtered();
    assertThat(chain.state(filters.getFirst())).isInstanceOf(FilterState.Silent.class);
    assertThat(health().ready()).isTrue();
    assertThat(health().sound()).isFalse();
    assertThat(health().sentence())
        .matches(
            "These filters do not answer this node: clamd0 since .* UTC, mail is accepted without it\\.");
    peers.answering("av.test:3310", "stream: OK\0");
    filtered();
    assertThat(chain.state(filters.getFirst())).isEqualTo(new FilterState.Answers());
    assertThat(health().sound()).isTrue();
  }

  @Test
  void messageTooLargeForTheScannerDoesNotOpenTheBreaker() {
    add(FilterKind.CLAMD, "av.test:3310");
    peers.answering("av.test:3310", "INSTREAM size limit exceeded. ERROR\0");
    for (int i = 0; i <= CircuitBreaker.MOST_FAILURES; i++) {
      assertThat(filtered().steps().getFirst().outcome()).isEqualTo(Step.Outcome.FAILED);
    }
    assertThat(peers.dials).isEqualTo(CircuitBreaker.MOST_FAILURES + 1);
  }

  @Test
  void scoresBecomePointsAndSpamIsHandledAsConfigured() {
    add(FilterKind.SPAMD, "sa.test:783");
    peers.answering(
        "sa.test:783",
        "SPAMD/1.5 0 EX_OK\r\nContent-length: 5\r\nSpam: True ; 7.25 / 5.0\r\n\r\nGTUBE");
    assertThat(filtered().findings())
        .containsExactly(
            Finding.counts("spamd0", 73, "score 7.3 of 5.0 GTUBE")
                .by("external-filters", "spamd0"));
  }

  private static String http(String json) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + json.length() + "\r\n\r\n" + json;
  }

  @Test
  void headerChangesOfRspamdAreApplied() {
    add(FilterKind.RSPAMD, "http://rs.test/");
    peers.answering(
        "rs.test:11333",
        http(
            """
            {"action": "add header", "score": 6.0, "required_score": 15.0,
             "symbols": {"BAYES_SPAM": {}, "R_SPF_FAIL": {}},
             "milter": {"remove_headers": {"X-Spam": 0},
               "add_headers": {"X-Spam": {"value": "Yes\\r\\nBcc: x", "order": 0},
                 "X-Bad Name": "x", "X-More": ["1", "2"]}}}
            """));
    Filtered filtered = filtered();
    assertThat(filtered.findings())
        .containsExactly(
            Finding.counts("rspamd0", 60, "score 6.0 of 15.0 BAYES_SPAM R_SPF_FAIL")
                .by("external-filters", "rspamd0"));
    assertThat(fields(filtered))
        .containsExactly(
            "X-Spam: Yes\r\n Bcc: x",
            "X-More: 1",
            "X-More: 2",
            "Received: by us",
            "From: boss@bank.example",
            "Subject: Hi");
    assertThat(peers.told().getFirst())
        .startsWith("POST /checkv2 HTTP/1.1\r\nHost: rs.test:11333\r\n")
        .contains("IP: 192.0.2.7\r\n", "Rcpt: alice@example.test\r\nRcpt: bob@other.test\r\n");
  }

  @Test
  void rspamdMayDeferTheMessage() {
    add(FilterKind.RSPAMD, "http://rs.test/");
    peers.answering(
        "rs.test:11333",
        http("{\"action\": \"soft reject\", \"messages\": {\"smtp_message\": \"Greylisted\"}}"));
    assertThat(filtered().stopped()).contains(new Verdict.Deferred(451, "4.7.1", "Greylisted"));
  }

  @Test
  void milterChangesAreSeenByTheNextFilter() throws IOException {
    add(FilterKind.MILTER, "milter.test:9900");
    add(FilterKind.CLAMD, "av.test:3310");
    peers
        .answering(
            "milter.test:9900",
            CannedPeers.milter(
                "m\0\0\0\1Subject\0[checked] Hi\0",
                "m\0\0\0\1X-Spam\0\0",
                "i\0\0\0\0X-Top\0t\0",
                "hX-Last\0l\0",
                "bAnother body.\r\n",
                "-<ALICE@example.test>\0",
                "+carol@example.test\0",
                "+no address\0",
                "eowner@bank.example\0",
                "c"))
        .answering("av.test:3310", "stream: OK\0");
    Filtered filtered = filtered();
    assertThat(fields(filtered))
        .containsExactly(
            "Received: by us",
            "X-Top: t",
            "From: boss@bank.example",
            "Subject: [checked] Hi",
            "X-Last: l");
    try (Spool body = filtered.change().body().orElseThrow()) {
      assertThat(body.content().stream().readAllBytes())
          .isEqualTo("Another body.\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    Envelope envelope = filtered.change().envelope().orElseThrow();
    assertThat(envelope.from().address()).isEqualTo("owner@bank.example");
    assertThat(envelope.to())
        .extracting(ForwardPath::address)
        .containsExactly("bob@other.test", "carol@example.test");
    assertThat(peers.told().getLast())
        .contains("Subject: [checked] Hi\r\nX-Last: l\r\n\r\nAnother body.\r\n");
  }

  @Test
  void milterDecidesAtTheEndOfTheMessage() {
    add(FilterKind.MILTER, "milter.test:9900");
    peers.answering("milter.test:9900", CannedPeers.milter("y554 5.6.0 Not like this\0"));
    assertThat(filtered().stopped()).contains(new Verdict.Refused(554, "5.6.0", "Not like this"));
    peers.answering(
        "milter.test:9900", CannedPeers.milter("-alice@example.test\0", "-bob@other.test\0", "c"));
    assertThat(filtered().findings()).extracting(Finding::demand).containsExactly(Handling.DISCARD);
    peers.answering("milter.test:9900", CannedPeers.milter("qstrange\0", "c"));
    assertThat(filtered().findings())
        .containsExactly(
            Finding.demands("milter0", Handling.QUARANTINE, "quarantined: strange")
                .by("external-filters", "milter0"));
  }

  @Test
  void filterSeesOnlyMailOfItsOrigins() {
    assertThat(chain.look(Origin.USER)).isFalse();
    ExternalFilter all = filter(FilterKind.CLAMD, "av.test:3310");
    assertThat(all.wants(10_001, List.of("a@b.test"))).isFalse();
    assertThat(all.wants(10_000, List.of("a@b.test"))).isTrue();
    ExternalFilter some =
        new ExternalFilter(
            9,
            "some",
            FilterKind.CLAMD,
            "av.test:3310",
            true,
            1,
            FilteredMail.STRANGERS,
            10_000,
            List.of("other.test"),
            Duration.ofSeconds(1),
            1,
            FailurePolicy.ACCEPT,
            Optional.empty(),
            1,
            1,
            Instant.EPOCH);
    assertThat(some.wants(1, List.of("a@b.test"))).isFalse();
    assertThat(some.wants(1, List.of("a@b.test", "c@OTHER.test"))).isTrue();
    filters.add(some);
    assertThat(chain.look(Origin.STRANGER)).isTrue();
    assertThat(chain.look(Origin.USER)).isFalse();
    assertThat(chain.look(Origin.UNSCREENED)).isFalse();
  }
}
