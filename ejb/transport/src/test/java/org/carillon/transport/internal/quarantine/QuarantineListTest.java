package org.carillon.transport.internal.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.account.setting.Appearance;
import org.carillon.account.setting.AppearanceSettings;
import org.carillon.account.setting.HostSettings;
import org.carillon.audit.internal.AuditOn;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.sender.SenderChoice;
import org.carillon.contract.stage.MessageChange;
import org.carillon.contract.stage.ScreeningAnswer;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.mailbox.internal.TestKey;
import org.carillon.transport.internal.Transport;
import org.carillon.transport.quarantine.QuarantineAction;
import org.carillon.transport.quarantine.QuarantineLink;
import org.carillon.transport.quarantine.QuarantineSettings;
import org.carillon.transport.queue.QueuedRecipient.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that accounts get a list of quarantined mail once a day, and decide by links. */
class QuarantineListTest {
  private static final Pattern LINK = Pattern.compile("https://mail\\.test/held\\?t=([\\w-]+)");

  private final Transport transport = new Transport();
  private final Choices choices = new Choices();
  private Instant now = Instant.parse("2026-03-02T06:30:00Z");
  private final LinkSigner seals = new LinkSigner(new TestKey(), () -> now);
  private final QuarantineStore held =
      new QuarantineStore(transport.transactions, transport.store, transport.signals);
  private final QuarantineLists lists =
      new QuarantineLists(
          held,
          transport.transactions,
          transport.writtenMail,
          seals,
          choices,
          transport.settings,
          () -> now);
  private final DigestWorker turn =
      new DigestWorker(
          transport.transactions,
          lists,
          transport.addresses,
          transport.settings,
          () -> now,
          ZoneOffset.UTC);
  private final QuarantineLinkOperations links =
      new QuarantineLinkOperations(
          held, seals, choices, transport.addresses, AuditOn.database(transport.database));

  QuarantineListTest() {
    transport
        .settings
        .with(HostSettings.WEB_ADDRESS, "https://mail.test")
        .with(AppearanceSettings.LANGUAGE, "en");
  }

  @AfterEach
  void close() {
    transport.close();
  }

  private void keep(String from, String subject, boolean certain) {
    transport.screened =
        new ScreeningAnswer.Quarantined(MessageChange.NONE, "too many spam points", certain);
    String message = "From: <" + from + ">\nSubject: " + subject + "\n\nHi\n";
    assertThat(
            transport.intake.accept(
                Transport.stranger(),
                Transport.envelope("bounce@example.org", "alice@example.test"),
                transport.store.mail(message)))
        .isInstanceOf(Verdict.Accepted.class);
  }

  /** The lists sent since the last call, as they are in the mailbox. */
  private List<String> sent() throws Exception {
    int before = transport.store.got.size();
    transport.work(Work.LOCAL);
    List<String> texts = new ArrayList<>();
    for (var got : transport.store.got.subList(before, transport.store.got.size())) {
      assertThat(got.account()).isOne();
      texts.add(got.message());
    }
    return texts;
  }

  private static String part(String message, String subtype) throws Exception {
    byte[] octets = message.getBytes(StandardCharsets.US_ASCII);
    Part part =
        Bodies.leaves(Outline.parse(octets).body()).stream()
            .map(Bodies.Leaf::part)
            .filter(each -> each.is("text", subtype))
            .findFirst()
            .orElseThrow();
    return new PartContent(Content.of(octets)::read, 0, part).text(100_000);
  }

  /** The tokens of a list's links, in their order: to deliver, to allow, to block. */
  private static List<String> tokens(String message) throws Exception {
    return LINK.matcher(part(message, "plain")).results().map(found -> found.group(1)).toList();
  }

  private String hasOne() throws Exception {
    assertThat(lists.send(1, 1, "alice@example.test", false)).isPositive();
    List<String> sent = sent();
    assertThat(sent).hasSize(1);
    return sent.getFirst();
  }

  private static QuarantineLink done(Answer<QuarantineLink> answer) {
    assertThat(answer).isInstanceOf(Answer.Done.class);
    return ((Answer.Done<QuarantineLink>) answer).value();
  }

  @Test
  void digestListsHeldMessagesAndReasonsInTextAndHtml() throws Exception {
    keep("ann@shop.example", "=?utf-8?Q?Gr=C3=BC=C3=9Fe?= <b>", false);
    keep("virus@bad.example", "Look", true);
    String list = hasOne();

    assertThat(Header.parse(list.getBytes(StandardCharsets.US_ASCII)).first("Auto-Submitted"))
        .isPresent();
    assertThat(transport.count("queue_message where reverse_path = ''")).isZero();
    assertThat(part(list, "plain"))
        .contains("Grüße <b>", "From: ann@shop.example", "looks like spam (too many spam points)")
        .contains("From: virus@bad.example", "only your administrator can release it");
    assertThat(part(list, "html"))
        .contains("Grüße &lt;b&gt;")
        .doesNotContain("<b>")
        .contains("<a href=\"https://mail.test/held?t=");
    assertThat(tokens(list)).as("of what is certain only blocking").hasSize(4);
  }

  @Test
  void accountWithoutLanguageGetsAllLanguages() throws Exception {
    transport.settings.with(AppearanceSettings.LANGUAGE, Appearance.AUTO);
    keep("ann@shop.example", "Hi", false);
    String list = hasOne();
    assertThat(part(list, "plain")).contains("Deliver / Zustellen", "Diese Nachrichten an");
  }

  @Test
  void openedLinkChangesNothingUntilFollowed() throws Exception {
    keep("ann@shop.example", "Hi", false);
    String release = tokens(hasOne()).getFirst();

    for (int i = 0; i < 2; i++) {
      QuarantineLink link = done(links.read(release));
      assertThat(link.action()).isEqualTo(QuarantineAction.RELEASE);
      assertThat(link.message().orElseThrow().subject()).isEqualTo("Hi");
    }
    assertThat(transport.count("queue_consignment where held")).isOne();

    done(links.follow(release));
    assertThat(sent()).singleElement().asString().contains("Subject: Hi");
    assertThat(transport.count("audit where action = 'quarantine.release'")).isOne();
    assertThat(links.read(release).asFailure()).containsInstanceOf(Failure.NotFound.class);
    assertThat(links.follow(release).asFailure()).containsInstanceOf(Failure.NotFound.class);
  }

  @Test
  void linkAllowsOrBlocksItsSenderWithoutTheMessage() throws Exception {
    keep("ann@shop.example", "Hi", false);
    List<String> tokens = tokens(hasOne());

    assertThat(done(links.read(tokens.get(1))).sender()).isEqualTo("ann@shop.example");
    done(links.follow(tokens.get(1)));
    assertThat(choices.of(1, "ann@shop.example")).contains(SenderChoice.ALLOW);
    assertThat(sent()).as("and is delivered").hasSize(1);

    done(links.follow(tokens.get(2)));
    assertThat(choices.of(1, "ann@shop.example")).contains(SenderChoice.BLOCK);
  }

  @Test
  void linksDoNotReleaseDecisiveFindings() throws Exception {
    keep("ann@shop.example", "Hi", true);
    String trace = held.of(1, true).getFirst().trace();
    String forged = seals.seal(QuarantineAction.RELEASE, 1, trace, "");
    assertThat(links.follow(forged)).isInstanceOf(Answer.Failed.class);
    done(links.follow(seals.seal(QuarantineAction.ALLOW, 1, trace, "ann@shop.example")));
    assertThat(transport.count("queue_consignment where held")).isOne();
  }

  @Test
  void foreignOrExpiredLinkDoesNothing() throws Exception {
    keep("ann@shop.example", "Hi", false);
    String release = tokens(hasOne()).getFirst();
    String trace = held.of(1, true).getFirst().trace();

    for (int i = 0; i < release.length(); i += 7) {
      char other = release.charAt(i) == 'A' ? 'B' : 'A';
      String changed = release.substring(0, i) + other + release.substring(i + 1);
      assertThat(links.follow(changed)).as(changed).isInstanceOf(Answer.Failed.class);
    }
    for (String none : List.of("", "=", "A", "A".repeat(90), "x".repeat(100_000), "é")) {
      assertThat(links.follow(none)).isInstanceOf(Answer.Failed.class);
    }
    assertThat(links.follow(seals.seal(QuarantineAction.RELEASE, 2, trace, "")))
        .as("Bob's")
        .isInstanceOf(Answer.Failed.class);
    now = now.plus(LinkSigner.LIFE);
    assertThat(links.follow(release)).isInstanceOf(Answer.Failed.class);
    assertThat(transport.count("queue_consignment where held")).isOne();
  }

  @Test
  void digestIsSentOnceADayWithNewMessagesOnly() throws Exception {
    turn.find();
    assertThat(transport.count("quarantine_digest")).as("nothing is there").isZero();
    keep("ann@shop.example", "First", false);
    turn.find();
    assertThat(transport.count("quarantine_digest where due = '2026-03-02T07:00Z'")).isOne();
    transport.sql("update quarantine_digest set due = now() + interval '1 hour'");
    assertThat(turn.take()).as("not yet").isFalse();

    now = Instant.parse("2026-03-02T07:00:01Z");
    transport.sql("update quarantine_digest set due = now()");
    assertThat(turn.take()).isTrue();
    assertThat(sent()).singleElement().asString().contains("First");
    assertThat(transport.count("quarantine_digest where due = '2026-03-03T07:00Z'")).isOne();

    keep("ann@shop.example", "Second", false);
    turn.find();
    assertThat(transport.count("quarantine_digest where due = '2026-03-03T07:00Z'"))
        .as("not twice in a day")
        .isOne();
    now = now.plus(Duration.ofDays(1));
    transport.sql("update quarantine_digest set due = now()");
    assertThat(turn.take()).isTrue();
    assertThat(sent()).singleElement().asString().contains("Second").doesNotContain("First");

    now = now.plus(Duration.ofDays(1));
    transport.sql("update quarantine_digest set due = now()");
    assertThat(turn.take()).isTrue();
    assertThat(sent()).as("nothing new").isEmpty();
    assertThat(transport.count("quarantine_digest")).isZero();
  }

  @Test
  void digestIsNotSentForBlockedSendersOrWhenDisabled() throws Exception {
    choices.said("1 ann@shop.example", SenderChoice.BLOCK);
    keep("ann@shop.example", "Hi", false);
    assertThat(lists.send(1, 1, "alice@example.test", false)).isZero();

    keep("bob@shop.example", "Hi", false);
    transport.settings.with(QuarantineSettings.DIGEST, false);
    turn.find();
    transport.sql("update quarantine_digest set due = now()");
    assertThat(turn.take()).isTrue();
    assertThat(sent()).isEmpty();
  }

  @Test
  void completeDigestIsSentOnRequest() throws Exception {
    keep("ann@shop.example", "First", false);
    hasOne();
    keep("ann@shop.example", "Second", false);
    assertThat(lists.send(1, 1, "alice@example.test", true)).isEqualTo(2);
    Matcher both = Pattern.compile("(?s)Second.*First").matcher(part(sent().getFirst(), "plain"));
    assertThat(both.find()).isTrue();
  }
}
