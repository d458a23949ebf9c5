package org.carillon.policy.internal.sieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.account.setting.TimeSettings;
import org.carillon.contract.content.Content;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.mail.Verdict.Accepted;
import org.carillon.contract.mail.Verdict.Deferred;
import org.carillon.contract.mail.Verdict.Refused;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.net.Service;
import org.carillon.contract.program.RulePrograms;
import org.carillon.contract.queue.QueuedContent;
import org.carillon.contract.queue.RelayJob;
import org.carillon.contract.sender.SenderChoice;
import org.carillon.contract.stage.Filing;
import org.carillon.contract.stage.FilingQuestion;
import org.carillon.contract.stage.RuleQuestion;
import org.carillon.format.mime.header.Header;
import org.carillon.mailbox.OwnMailboxes;
import org.carillon.policy.internal.program.Programs;
import org.carillon.policy.internal.sender.BlockedSenders;
import org.carillon.policy.rule.ActiveRules;
import org.carillon.policy.rule.ExternalList;
import org.carillon.policy.rule.ExternalLists;
import org.carillon.policy.rule.RedirectScope;
import org.carillon.policy.rule.RuleOccasion;
import org.carillon.policy.rule.RuleSettings;
import org.carillon.policy.sender.SenderList;
import org.carillon.policy.sender.SenderSettings;
import org.carillon.policy.trace.RuleRun;
import org.carillon.sieve.Compilation;
import org.carillon.sieve.SieveCompiler;
import org.carillon.sieve.SieveLanguage;
import org.carillon.sieve.run.Program;
import org.carillon.sieve.syntax.SieveLimits;
import org.carillon.store.TargetAnswer;
import org.carillon.transport.internal.MemoryStore;
import org.carillon.transport.internal.Transport;
import org.carillon.transport.internal.queue.StoredMemory;
import org.carillon.transport.queue.QueuedRecipient.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that scripts' actions are taken on arriving and on queued mail. */
class SieveRulesTest {
  private static final String MESSAGE =
      """
      From: x@example.org
      To: alice@example.test
      Subject: Hello
      Message-ID: <m1@example.org>

      Hi
      """;

  @TempDir Path home;
  private final Transport transport = new Transport();
  private final Map<Long, Program> scripts = new HashMap<>();
  private final Folders folders = new Folders();
  private final List<RuleRun> runs = new ArrayList<>();
  private final People people = new People();

  private static final class People implements ExternalList {
    private List<String> all = List.of("x@example.org", "far@example.com");

    @Override
    public String name() {
      return ADDRESS_BOOK;
    }

    @Override
    public boolean holds(long account, long domain, String value) {
      return all.contains(value);
    }

    @Override
    public List<String> addresses(long account, long domain, int most) {
      return all.stream().limit(most).toList();
    }
  }

  private Map<String, SenderChoice> choices = Map.of();

  /** Accounts' mailboxes: INBOX, Work, and those that scripts create. */
  private static final class Folders implements OwnMailboxes {
    private final List<String> names = new ArrayList<>(List.of("INBOX", "Work"));
    private final Map<String, String> annotations = new HashMap<>();

    @Override
    public List<MailboxEntry> list(long account) {
      List<MailboxEntry> entries = new ArrayList<>();
      for (String name : names) {
        Set<SpecialUse> uses = name.equals("Work") ? Set.of(SpecialUse.ARCHIVE) : Set.of();
        entries.add(
            new MailboxEntry(
                1, new MailboxName(name), "F" + name, false, true, uses, MailboxRights.ALL));
      }
      return entries;
    }

    @Override
    public boolean create(long account, MailboxName name) {
      return names.add(name.path());
    }

    @Override
    public Optional<byte[]> annotation(long account, Optional<MailboxName> mailbox, String entry) {
      return Optional.ofNullable(annotations.get(mailbox.map(MailboxName::path).orElse("") + entry))
          .map(String::getBytes);
    }
  }

  @BeforeEach
  void open() {
    ActiveRules active =
        new ActiveRules() {
          @Override
          public List<Program> of(long account, long domain) {
            return Optional.ofNullable(scripts.get(account)).stream().toList();
          }

          @Override
          public Optional<Program> included(
              RuleOccasion occasion, long account, long domain, boolean isGlobal, String name) {
            return Optional.empty();
          }

          @Override
          public Optional<Program> ofMailbox(long account, boolean ofServer, String name) {
            return Optional.empty();
          }
        };
    ScriptDataAccess world =
        new ScriptDataAccess(
            folders,
            active,
            new StoredMemory(transport.transactions),
            transport.addresses,
            account -> List.of("alice@example.test", "alias@example.test"),
            new Programs(transport.settings, home, List::of),
            new ExternalLists(
                List.of(
                    new OwnAddressList(transport.addresses),
                    new DomainAddressList(transport.addresses),
                    people)),
            transport.settings,
            () -> ZonedDateTime.parse("2026-03-01T12:00:00Z"));
    BlockedSenders blocked =
        new BlockedSenders(
            account -> new SenderList(account == 1 ? choices : Map.of()),
            (account, use) -> Optional.of(new MailboxName("Junk")),
            transport.settings);
    transport.rules = new SieveRules(active, world, blocked, runs::add);
  }

  @AfterEach
  void close() {
    transport.close();
  }

  private void script(long account, String text) {
    var compiler = new SieveCompiler(SieveLanguage.capabilities(), SieveLimits.DEFAULT);
    Compilation compiled = compiler.compile("", text.getBytes(StandardCharsets.UTF_8));
    assertThat(compiled).isInstanceOf(Compilation.Compiled.class);
    scripts.put(account, ((Compilation.Compiled) compiled).program());
  }

  private Verdict send(String... to) {
    return transport.intake.accept(
        Transport.session(Service.SMTP, Optional.empty()),
        Transport.envelope("x@example.org", to),
        transport.store.mail(MESSAGE));
  }

  private List<String> boxes() {
    return transport.store.got.stream().map(got -> got.account() + "/" + got.mailbox()).toList();
  }

  private long queued(String condition) throws Exception {
    return transport.count(
        "queue_message m JOIN queue_consignment c ON c.message_id = m.id"
            + " JOIN queue_recipient r ON r.consignment_id = c.id WHERE "
            + condition);
  }

  @Test
  void forbiddenRedirectIsKept() throws Exception {
    for (RedirectScope to : List.of(RedirectScope.HERE, RedirectScope.AGREED)) {
      transport.settings.with(RuleSettings.REDIRECT_TO, to);
      script(1, "redirect \"far@example.com\";");
      assertThat(send("alice@example.test")).isInstanceOf(Accepted.class);
      assertThat(boxes().getLast()).isEqualTo("1/INBOX");
      assertThat(queued("true")).isZero();
    }
    script(1, "redirect \"bob@example.test\";");
    assertThat(send("alice@example.test")).isInstanceOf(Accepted.class);
    transport.work(Work.LOCAL);
    assertThat(boxes().getLast()).isEqualTo("2/INBOX");
  }

  @Test
  void datesUseTheZoneOfTheAccount() {
    // The clock is at noon of the first of March, UTC.
    transport.settings.with(TimeSettings.ZONE, "Pacific/Kiritimati");
    script(
        1,
        """
        require ["fileinto", "date", "relational"];
        if currentdate :value "ge" "date" "2026-03-02" { fileinto "Work"; }
        """);
    assertThat(send("alice@example.test")).isInstanceOf(Accepted.class);
    transport.settings.with(TimeSettings.ZONE, "Nowhere/At all");
    assertThat(send("alice@example.test")).isInstanceOf(Accepted.class);
    assertThat(boxes()).containsExactly("1/Work", "1/INBOX");
  }

  @Test
  void messageIsFiledInSeveralMailboxesWithFlags() {
    script(
        1,
        """
        require ["fileinto", "copy", "imap4flags", "mailbox", "special-use"];
        fileinto :copy :flags "\\\\Flagged" "Work";
        fileinto :copy :create "New/Deep";
        keep :flags "\\\\Seen";
        """);
    assertThat(send("alice@example.test")).isInstanceOf(Accepted.class);
    assertThat(boxes()).containsExactly("1/Work", "1/New/Deep", "1/INBOX");
    assertThat(folders.names).contains("New/Deep");
    assertThat(transport.store.last.targets())
        .extracting(target -> target.mailbox().path(), target -> target.flags().toString())
        .contains(
            tuple("Work", "Flags[system=[FLAGGED], keywords=[]]"),
            tuple("INBOX", "Flags[system=[SEEN], keywords=[]]"));
  }

  @Test
  void metadataTestsReadMailboxAndServerAnnotations() {
    folders.annotations.put("Work/private/vendor/x/rule", "Projects");
    folders.annotations.put("/shared/comment", "closed");
    script(
        1,
        """
        require ["fileinto", "mboxmetadata", "servermetadata"];
        if allof (metadataexists "Work" ["/private/vendor/X/rule"],
                  not metadataexists "INBOX" "/private/vendor/X/rule",
                  metadata :is "Work" "/PRIVATE/vendor/x/rule" "projects",
                  servermetadataexists "/shared/comment",
                  servermetadata :contains "/shared/comment" "close",
                  not servermetadata :is "/shared/admin" "") { fileinto "Work"; }
        """);
    send("alice@example.test");
    assertThat(boxes()).containsExactly("1/Work");
  }

  @Test
  void externalListsAreQueried() {
    script(
        1,
        """
        require ["fileinto", "extlists", "envelope", "variables", "mailbox"];
        if allof (valid_ext_list ["urn:ietf:params:sieve:addrbook:default",
                                  "tag:carillon.org,2026:own-addresses"],
                  not valid_ext_list "tag:example.org,2026:x",
                  envelope :list "from" "urn:ietf:params:sieve:addrbook:default",
                  envelope :list "from" ":addrbook:default",
                  header :list "To" "tag:carillon.org,2026:own-addresses",
                  header :list "To" "tag:carillon.org,2026:domain-addresses",
                  not header :list "From" "tag:carillon.org,2026:domain-addresses") {
          fileinto "Work";
        }
        """);
    send("alice@example.test");
    assertThat(boxes()).containsExactly("1/Work");
  }

  @Test
  void missingExternalListIsAnError() {
    script(1, "require \"extlists\"; if header :list \"From\" \"tag:x,2026:y\" { discard; }");
    send("alice@example.test");
    assertThat(boxes()).containsExactly("1/INBOX");
    assertThat(runs.getFirst().fault()).contains("No external list is named tag:x,2026:y");
  }

  @Test
  void redirectToAListIsLimited() throws Exception {
    script(1, "require \"extlists\"; redirect :list \"urn:ietf:params:sieve:addrbook:default\";");
    send("alice@example.test");
    assertThat(queued("r.address IN ('x@example.org', 'far@example.com')")).isEqualTo(2);
    assertThat(boxes()).isEmpty();

    people.all = List.of("a@x.test", "b@x.test", "c@x.test", "d@x.test", "e@x.test", "f@x.test");
    send("alice@example.test");
    assertThat(boxes()).containsExactly("1/INBOX");
    assertThat(runs.getLast().fault()).contains("redirects of 4");
  }

  @Test
  void mailboxesCreatedPerDayAreLimited() {
    transport.settings.with(RuleSettings.MAILBOXES, 2L);
    for (String name : List.of("A", "B", "C")) {
      script(1, "require [\"fileinto\", \"mailbox\"]; fileinto :create \"" + name + "\";");
      send("alice@example.test");
    }
    assertThat(boxes()).containsExactly("1/A", "1/B", "1/INBOX");
    assertThat(runs.getLast().lines())
        .contains("The folder C is not created: rules have created too many folders today");
    script(2, "require [\"fileinto\", \"mailbox\"]; fileinto :create \"C\";");
    send("bob@example.test");
    assertThat(boxes()).endsWith("2/C");
  }

  @Test
  void mailOfBlockedSendersIsJunkDespiteRules() {
    script(1, "require \"fileinto\"; fileinto \"Work\";");
    choices = Map.of("example.org", SenderChoice.BLOCK);
    send("alice@example.test", "bob@example.test");
    assertThat(boxes()).containsExactly("1/Junk", "2/INBOX");
    assertThat(transport.store.last.targets().getFirst().flags().keywords()).contains("$Junk");
    assertThat(runs)
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.actions()).containsExactly("junk");
              assertThat(run.lines()).containsExactly("The recipient blocks x@example.org");
            });
  }

  @Test
  void mailOfBlockedSendersIsDiscardedIfConfigured() {
    transport.settings.with(SenderSettings.BLOCKED, SenderSettings.Blocked.DISCARD);
    choices = Map.of("x@example.org", SenderChoice.BLOCK);
    assertThat(send("alice@example.test", "bob@example.test")).isInstanceOf(Accepted.class);
    assertThat(boxes()).containsExactly("2/INBOX");
    assertThat(runs.getFirst().actions()).containsExactly("discard");

    choices = Map.of("example.org", SenderChoice.BLOCK, "x@example.org", SenderChoice.ALLOW);
    send("alice@example.test");
    assertThat(boxes()).as("the longer one counts").contains("1/INBOX");
  }

  @Test
  void missingMailboxFallsBackToTheInbox() {
    script(1, "require \"fileinto\"; fileinto \"Nowhere\";");
    send("alice@example.test");
    assertThat(boxes()).containsExactly("1/INBOX");
  }

  @Test
  void redirectedMessageIsUnchangedWithDeliveredTo() throws Exception {
    script(1, "redirect \"far@example.com\";");
    assertThat(send("alice@example.test", "bob@example.test")).isInstanceOf(Accepted.class);
    assertThat(boxes()).containsExactly("2/INBOX");
    assertThat(queued("r.address = 'far@example.com' AND c.destination = 'example.com'"))
        .isEqualTo(1);
    assertThat(queued("m.reverse_path LIKE 'SRS0=%=example.org=x@example.test'")).isEqualTo(1);

    RelayJob job = transport.queue.claim(1, Set.of()).getFirst();
    try (Content content = ((QueuedContent.Readable) transport.queue.text(job)).content()) {
      String text = new String(content.stream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text)
          .isEqualTo("Delivered-To: alice@example.test\r\n" + MESSAGE.replace("\n", "\r\n"));
    }
  }

  @Test
  void pipedMessageIsFiledOnce() throws Exception {
    List<String> read = new ArrayList<>();
    List<RulePrograms.Outcome> outcomes = new ArrayList<>();
    outcomes.add(new RulePrograms.Later("not now"));
    outcomes.add(new RulePrograms.Done());
    transport.programs =
        (call, sender, recipient, message) -> {
          read.add(call + " " + sender + " " + recipient + " " + message.size());
          return outcomes.removeFirst();
        };
    script(
        1,
        """
        require ["vnd.carillon.execute", "fileinto", "copy"];
        fileinto "Work";
        pipe :copy "scan" ["a b", "100%"];
        """);
    send("alice@example.test");
    assertThat(boxes()).containsExactly("1/Work");
    transport.work(Work.PROGRAM);
    assertThat(queued("c.work = 3 AND r.status = '4.3.0' AND r.reply = 'not now'")).isEqualTo(1);
    transport.sql("UPDATE queue_consignment SET due = now()");
    transport.work(Work.PROGRAM);

    assertThat(boxes()).as("what was done before is not done again").containsExactly("1/Work");
    assertThat(queued("true")).isZero();
    assertThat(read)
        .hasSize(2)
        .allSatisfy(
            each ->
                assertThat(each)
                    .contains("[a b, 100%]")
                    .contains("x@example.org alice@example.test ")
                    .endsWith(" " + MESSAGE.replace("\n", "\r\n").length()));
  }

  @Test
  void mailRefusedByAProgramIsInTheInbox() throws Exception {
    transport.programs = (_, _, _, _) -> new RulePrograms.Failed("status 1");
    script(1, "require \"vnd.carillon.execute\"; pipe \"scan\";");
    script(2, "require [\"vnd.carillon.execute\", \"copy\"]; pipe :copy \"scan\";");
    send("alice@example.test", "bob@example.test");
    assertThat(boxes()).containsExactly("2/INBOX");
    transport.work(Work.PROGRAM);
    assertThat(transport.work(Work.LOCAL)).isEqualTo(1);

    assertThat(boxes()).containsExactly("2/INBOX", "1/INBOX");
    assertThat(queued("true")).isZero();
  }

  @Test
  void pipeTryIsNotRetried() throws Exception {
    transport.programs = (_, _, _, _) -> new RulePrograms.Later("not now");
    script(1, "require \"vnd.carillon.execute\"; pipe :try \"scan\";");
    send("alice@example.test");
    transport.work(Work.PROGRAM);
    transport.work(Work.LOCAL);

    assertThat(boxes()).containsExactly("1/INBOX");
    assertThat(queued("true")).isZero();
  }

  @Test
  void filterOutputIsFiled() throws Exception {
    Path program = Files.createDirectories(home.resolve("programs")).resolve("shout");
    Files.writeString(program, "#!/bin/sh\ntr a-z A-Z\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    script(
        1,
        """
        require ["vnd.carillon.execute", "fileinto", "variables"];
        if not filter "missing" { if filter "shout" { fileinto "Work"; } }
        """);
    send("alice@example.test");

    assertThat(boxes()).containsExactly("1/Work");
    assertThat(transport.store.got.getFirst().message()).contains("SUBJECT: HELLO");
  }

  @Test
  void mutualRedirectEndsTheLoop() throws Exception {
    script(1, "redirect \"bob@example.test\";");
    script(2, "redirect \"alice@example.test\";");
    send("alice@example.test");
    transport.work(Work.LOCAL);
    transport.work(Work.LOCAL);
    assertThat(boxes()).containsExactly("1/INBOX");
    assertThat(queued("true")).as("nobody is told, nothing goes on").isZero();
  }

  @Test
  void redirectToOneselfKeepsTheMessage() {
    script(1, "redirect \"alias@example.test\";");
    send("alice@example.test");
    assertThat(boxes()).containsExactly("1/INBOX");
  }

  @Test
  void rejectIsImmediateForASingleRecipientElseReported() throws Exception {
    script(1, "require \"reject\"; reject \"Not by mail, please\";");
    assertThat(send("alice@example.test"))
        .isEqualTo(new Refused(550, "5.7.1", "Not by mail, please"));
    assertThat(transport.count("queue_message")).isZero();

    assertThat(send("alice@example.test", "bob@example.test")).isInstanceOf(Accepted.class);
    assertThat(boxes()).containsExactly("2/INBOX");
    assertThat(queued("c.work = 2 AND r.reply = 'Not by mail, please'")).isEqualTo(1);
  }

  @Test
  void discardedMailIsAcceptedAndDeleted() throws Exception {
    script(1, "discard;");
    assertThat(send("alice@example.test")).isInstanceOf(Accepted.class);
    assertThat(boxes()).isEmpty();
    assertThat(transport.count("queue_message")).isZero();
  }

  @Test
  void changedHeadersAreSeenByLaterActionsOnly() throws Exception {
    script(
        1,
        """
        require ["fileinto", "copy", "editheader"];
        fileinto :copy "Work";
        addheader "X-Rule" "one";
        redirect :copy "far@example.com";
        """);
    send("alice@example.test");
    assertThat(boxes()).containsExactlyInAnyOrder("1/Work", "1/INBOX");
    assertThat(transport.store.got)
        .filteredOn(got -> got.mailbox().equals("Work"))
        .allSatisfy(got -> assertThat(got.message()).doesNotContain("X-Rule"));
    assertThat(transport.store.got)
        .filteredOn(got -> got.mailbox().equals("INBOX"))
        .allSatisfy(
            got ->
                assertThat(got.message()).contains("X-Rule: one\r\n").endsWith("\r\n\r\nHi\r\n"));
    RelayJob job = transport.queue.claim(1, Set.of()).getFirst();
    try (Content content = ((QueuedContent.Readable) transport.queue.text(job)).content()) {
      assertThat(new String(content.stream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("X-Rule: one\r\n");
    }
  }

  @Test
  void vacationAnswersEachSenderOncePerPeriod() throws Exception {
    script(1, "require \"vacation\"; vacation :days 7 :subject \"Away\" \"Back on Monday\";");
    send("alice@example.test");
    send("alice@example.test");
    assertThat(boxes()).containsExactly("1/INBOX", "1/INBOX");
    assertThat(queued("r.address = 'x@example.org' AND m.reverse_path = ''")).isEqualTo(1);

    RelayJob job = transport.queue.claim(1, Set.of()).getFirst();
    try (Content content = ((QueuedContent.Readable) transport.queue.text(job)).content()) {
      assertThat(new String(content.stream().readAllBytes(), StandardCharsets.UTF_8))
          .contains(
              "From: <alice@example.test>\r\n",
              "Subject: Away\r\n",
              "In-Reply-To: <m1@example.org>\r\n",
              "Auto-Submitted: auto-replied (vacation)\r\n",
              "Back on Monday");
    }
  }

  @Test
  void vacationReplyUsesTheAccountsOwnAddress() throws Exception {
    script(
        1,
        """
        require "vacation"; vacation :from "CEO <boss@example.com>" :mime "From: second@example.com
        Bcc: x@y.example
        Content-Type: text/html

        <b>Away</b>";
        """);
    send("alice@example.test");
    RelayJob job = transport.queue.claim(1, Set.of()).getFirst();
    try (Content content = ((QueuedContent.Readable) transport.queue.text(job)).content()) {
      assertThat(new String(content.stream().readAllBytes(), StandardCharsets.UTF_8))
          .contains(
              "From: <alice@example.test>\r\n",
              "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<b>Away</b>")
          .doesNotContain("boss@", "second@", "Bcc");
    }
  }

  @Test
  void spamIsNotAnswered() throws Exception {
    script(1, "require \"vacation\"; vacation \"Away\";");
    FilingQuestion recipient =
        new FilingQuestion(
            new ForwardPath("alice@example.test", Set.of(), Optional.empty()),
            1,
            1,
            "",
            OptionalLong.empty(),
            Header.parse(MESSAGE.getBytes(StandardCharsets.US_ASCII)));
    ReversePath from =
        new ReversePath(
            "x@example.org",
            0,
            ReversePath.Body.EIGHT_BIT_MIME,
            false,
            Optional.empty(),
            Optional.empty());
    Filing inbox = new Filing(new MailboxName("INBOX"), Flags.NONE);
    Filing junk = new Filing(new MailboxName("Junk"), new Flags(Set.of(), Set.of("$Junk")));
    RuleQuestion question = new RuleQuestion("q1", from, 100, () -> null, recipient, inbox);
    assertThat(transport.rules.apply(question).replies()).hasSize(1);
    question = new RuleQuestion("q1", from, 100, () -> null, recipient, junk);
    assertThat(transport.rules.apply(question).replies()).isEmpty();
    assertThat(runs.getLast().lines().toString()).contains("treated as spam");
  }

  @Test
  void notificationsCountAsRedirects() throws Exception {
    script(
        1,
        "require \"enotify\"; notify \"mailto:%s@example.com\";"
            .formatted(String.join("@example.com,", "abcdefghijklmnopqrstuvwxyz".split(""))));
    send("alice@example.test");
    assertThat(boxes()).containsExactly("1/INBOX");
    assertThat(transport.count("queue_message")).isZero();
    assertThat(runs.getFirst().fault()).contains("redirects");
  }

  @Test
  void mailRefusedByAFullMailboxIsNotAnswered() throws Exception {
    script(
        1,
        "require [\"vacation\", \"copy\"]; vacation \"Away\"; redirect :copy \"far@example.com\";");
    transport.store.answers.put(1L, new TargetAnswer.OverQuota());
    assertThat(send("alice@example.test")).isInstanceOf(Deferred.class);
    assertThat(transport.count("queue_message")).isZero();
  }

  @Test
  void fullMailboxBesideOthersGetsItsCopyLater() throws Exception {
    script(
        1,
        "require [\"fileinto\", \"copy\"]; fileinto :copy \"Work\"; redirect :copy \"far@example.com\";");
    transport.store.mailboxes.put("1/Work", new TargetAnswer.Busy());
    assertThat(send("alice@example.test")).isInstanceOf(Accepted.class);
    assertThat(boxes()).containsExactly("1/INBOX");
    assertThat(queued("r.mailbox = 'Work' AND r.flags = ''")).isEqualTo(1);

    transport.store.mailboxes.clear();
    transport.sql("UPDATE queue_consignment SET due = now()");
    transport.work(Work.LOCAL);
    assertThat(boxes()).containsExactly("1/INBOX", "1/Work");
    assertThat(queued("r.address = 'far@example.com'")).as("sent on once").isEqualTo(1);
  }

  @Test
  void duplicateMessageIsDetected() {
    script(1, "require \"duplicate\"; if duplicate { discard; }");
    send("alice@example.test");
    send("alice@example.test");
    assertThat(boxes()).containsExactly("1/INBOX");
  }

  @Test
  void notificationIsSentByMail() throws Exception {
    script(
        1,
        """
        require "enotify";
        notify :importance "1" :message "Mail for you" "mailto:boss@example.com?body=Look%20now";
        """);
    send("alice@example.test");
    assertThat(boxes()).containsExactly("1/INBOX");
    RelayJob job = transport.queue.claim(1, Set.of()).getFirst();
    try (Content content = ((QueuedContent.Readable) transport.queue.text(job)).content()) {
      assertThat(new String(content.stream().readAllBytes(), StandardCharsets.UTF_8))
          .contains(
              "To: <boss@example.com>\r\n",
              "Subject: Mail for you\r\n",
              "Auto-Submitted: auto-notified; owner-email=\"alice@example.test\"\r\n",
              "Importance: High\r\n",
              "Look now");
    }
  }

  @Test
  void releasedQuarantineIsDeliveredOnceWithoutRules() throws Exception {
    script(1, "require \"vnd.carillon.quarantine\"; quarantine \"odd\";");
    assertThat(send("alice@example.test")).isInstanceOf(Accepted.class);
    assertThat(boxes()).isEmpty();
    assertThat(queued("c.held AND r.mailbox = 'INBOX' AND r.reply = 'odd'")).isEqualTo(1);

    transport.sql("UPDATE queue_consignment SET held = false, due = now()");
    transport.work(Work.LOCAL);
    assertThat(boxes()).containsExactly("1/INBOX");
  }

  @Test
  void tagPrecedesTheSubject() {
    script(1, "require \"vnd.carillon.tag\"; tag \"[outside]\";");
    send("alice@example.test");
    assertThat(transport.store.got.getFirst().message()).contains("Subject: [outside] Hello\r\n");
  }

  @Test
  void failingScriptKeepsTheMessage() {
    script(1, "require [\"variables\", \"ihave\"]; set \"u\" \"x:y\"; discard; error \"${u}\";");
    send("alice@example.test");
    assertThat(boxes()).containsExactly("1/INBOX");
    assertThat(runs)
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.fault()).contains("x:y");
              assertThat(run.actions()).containsExactly("keep (implicit)");
              assertThat(run.messageId()).isEqualTo("<m1@example.org>");
            });
  }

  @Test
  void ruleRunRecordsLinesAndActions() {
    script(
        1,
        """
        require "fileinto";
        if header :contains "subject" "Hello" {
          fileinto "Work";
        }
        """);
    send("alice@example.test");
    assertThat(runs)
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.recipient()).isEqualTo("alice@example.test");
              assertThat(run.actions()).containsExactly("fileinto Work");
              assertThat(run.lines()).contains("2 header: true", "3 fileinto");
              assertThat(run.fault()).isEmpty();
            });
  }

  @Test
  void messageWaitsWhileMailboxesAreUnavailable() {
    script(1, "require \"fileinto\"; fileinto \"Work\";");
    transport.rules =
        question -> {
          throw new IOException("away");
        };
    assertThat(send("alice@example.test")).isInstanceOf(Deferred.class);
    assertThat(boxes()).isEmpty();
  }

  @Test
  void lmtpReportsTheRulesOfEachRecipient() {
    script(1, "require \"ereject\"; ereject \"No\";");
    script(2, "discard;");
    assertThat(
            transport.intake.deliver(
                Transport.session(Service.LMTP, Optional.empty()),
                Transport.envelope("x@example.org", "alice@example.test", "bob@example.test"),
                transport.store.mail(MESSAGE)))
        .hasExactlyElementsOfTypes(Refused.class, Accepted.class);
    assertThat(transport.store.got).extracting(MemoryStore.Got::account).isEmpty();
  }
}
