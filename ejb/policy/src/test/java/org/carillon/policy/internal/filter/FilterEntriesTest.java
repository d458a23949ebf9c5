package org.carillon.policy.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.FIRST_PAGE;
import static org.carillon.account.internal.TestDirectory.done;
import static org.carillon.policy.internal.filter.OwnLists.rule;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.account.Domain;
import org.carillon.account.internal.TestDirectory;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.FilterEntryType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.stage.IntakeQuestion.Rcpt;
import org.carillon.json.Json;
import org.carillon.policy.filter.FilterAction;
import org.carillon.policy.filter.FilterTarget;
import org.carillon.policy.screening.Allowance;
import org.carillon.policy.screening.CheckResult;
import org.carillon.policy.screening.ScreenedMail;
import org.carillon.policy.screening.ScreeningReport;
import org.carillon.policy.screening.ScreeningScope;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;
import org.carillon.policy.verdict.Recipients;
import org.carillon.testing.DeclaredSettings;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that lists belong to their administrators and apply at once to their mail only. */
class FilterEntriesTest {
  private static final String MAIL =
      """
      From: Boss <boss@bank.example>
      Subject: =?utf-8?q?You_won_the_Lott=65ry?=
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: base64

      SGVsbG8sCmJ1eSBvdXIgUElMTFMgbm93LgpCeWUK
      """;

  @TempDir Path home;
  private OwnLists lists;
  private TestDatabase database;
  private TestDirectory directory;
  private Domain own;
  private Caller chief;
  private final List<String> banned = new ArrayList<>();
  private FilterEntries entries;
  private CurrentFilters filters;
  private Recipients recipients;
  private Instant now;
  private long nanos;
  private FilterCheck check;

  @BeforeEach
  void lists() {
    lists = new OwnLists(home, () -> nanos);
    database = lists.database;
    directory = lists.directory;
    own = done(directory.domains().find(ADMINISTRATOR, "own.test"));
    chief = new Caller(0, "chief", new Rights.DomainAdministrator(own.id()), "test");
    entries = lists.entries;
    filters = lists.filters;
    recipients = lists.recipients;
    now = Instant.now();
    InstantSource clock = () -> now;
    check =
        new FilterCheck(
            filters,
            recipients,
            new TrapBans(
                entries,
                (client, cause, reason, time) ->
                    banned.add(client.getHostAddress() + " " + cause + " " + time + " " + reason),
                directory.audit()),
            clock);
  }

  private Answer<DirectoryEntry> create(
      Caller by, String name, String domain, AttributeValues rule) {
    return lists.create(by, name, domain, rule);
  }

  private DirectoryEntry server(FilterTarget target, String pattern, FilterAction action) {
    return lists.server(target, pattern, action);
  }

  private CheckResult examine(ScreenedMail mail) {
    try {
      return check.examine(mail.question(), null);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ScreenedMail mail() {
    return ScreenedMail.of("192.0.2.7", MAIL).to("ann@own.test");
  }

  private Verdict recipient(ScreenedMail mail, String to, boolean isKnown) throws IOException {
    return new FilterStage(
            filters, recipients, new ScreeningScope(_ -> isKnown, new DeclaredSettings()))
        .judge(
            new Rcpt(mail.session(), mail.path(), new ForwardPath(to, Set.of(), Optional.empty())));
  }

  @Test
  void domainEntriesAreManagedByTheirAdministrators() {
    AttributeValues rule = rule(FilterTarget.SENDER, "Bulk.Example", FilterAction.REJECT);
    DirectoryEntry made = done(create(chief, "Bulk-1", "", rule));
    assertThat(made.key()).isEqualTo("bulk-1");
    assertThat(made.values().get(FilterEntryType.DOMAIN)).contains("own.test");
    assertThat(made.values().get(FilterEntryType.PATTERN)).contains("bulk.example");
    assertThat(done(entries.find(chief, "BULK-1"))).isEqualTo(made);
    for (Caller by : List.of(chief, ADMINISTRATOR)) {
      String unknown = by == chief ? "other.test" : "typo.test";
      assertThat(create(by, "x", unknown, rule).asFailure())
          .contains(
              new Failure.Invalid(
                  "domain", "unknown-domain", "There is no domain " + unknown + ".", unknown));
    }
    DirectoryEntry servers = done(create(ADMINISTRATOR, "for-all", "", rule));
    DirectoryEntry others = done(create(ADMINISTRATOR, "others", "other.test", rule));
    assertThat(done(entries.list(chief, Optional.empty(), FIRST_PAGE)).items())
        .containsExactly(made);
    assertThat(done(entries.list(ADMINISTRATOR, Optional.empty(), FIRST_PAGE)).items())
        .containsExactly(made, servers, others);
    for (String hidden : List.of("for-all", "others")) {
      assertThat(entries.find(chief, hidden).asFailure())
          .containsInstanceOf(Failure.NotFound.class);
      assertThat(entries.change(chief, hidden, rule, OptionalLong.empty()).asFailure())
          .containsInstanceOf(Failure.NotFound.class);
      assertThat(entries.delete(chief, hidden, OptionalLong.empty()).asFailure())
          .containsInstanceOf(Failure.NotFound.class);
    }
    assertThat(done(entries.list(ADMINISTRATOR, Optional.of("other.test"), FIRST_PAGE)).items())
        .containsExactly(others);
    assertThat(done(entries.list(chief, Optional.of("own.test"), FIRST_PAGE)).items())
        .containsExactly(made);
    assertThat(entries.list(chief, Optional.of("other.test"), FIRST_PAGE).asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    Caller user = new Caller(1, "ann@own.test", new Rights.User(), "test");
    assertThat(create(user, "u", "", rule).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(entries.list(user, Optional.empty(), FIRST_PAGE).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(entries.find(user, "bulk-1").asFailure())
        .contains(new Failure.NotFound("filter entry", "bulk-1"));
  }

  @Test
  void outdatedEntryVersionIsRefused() {
    DirectoryEntry made =
        done(create(chief, "b", "", rule(FilterTarget.SENDER, "b.test", FilterAction.REJECT)));
    var junk =
        new AttributeValues()
            .with(FilterEntryType.ACTION, "junk")
            .with(FilterEntryType.DOMAIN, "other.test");
    DirectoryEntry changed = done(entries.change(chief, "b", junk, made.version()));
    assertThat(changed.values().get(FilterEntryType.ACTION)).contains("junk");
    assertThat(done(entries.find(chief, "b"))).isEqualTo(changed);
    assertThat(changed.values().get(FilterEntryType.DOMAIN)).contains("own.test");
    assertThat(entries.change(chief, "b", junk, made.version()).asFailure())
        .containsInstanceOf(Failure.Outdated.class);
    assertThat(done(entries.change(chief, "b", junk, changed.version()))).isEqualTo(changed);
  }

  @Test
  void searchMatchesNamesAndPatterns() {
    server(FilterTarget.SENDER, "Bulk.Example", FilterAction.REJECT);
    server(FilterTarget.CLIENT, "192.0.2.7", FilterAction.REJECT);
    assertThat(found("BULK")).containsExactly("sender-1");
    assertThat(found("client")).containsExactly("client-2");
    assertThat(found("%")).isEmpty();
  }

  private List<String> found(String search) {
    PageRequest request = new PageRequest(Optional.of(search), Optional.empty(), 10);
    return done(entries.list(ADMINISTRATOR, Optional.empty(), request)).items().stream()
        .map(DirectoryEntry::key)
        .toList();
  }

  @Test
  void expiryCountsFromTheChangeOfItsDays() {
    AttributeValues client = rule(FilterTarget.CLIENT, "192.0.2.7", FilterAction.REJECT);
    DirectoryEntry made =
        done(create(ADMINISTRATOR, "brief", "", client.with(FilterEntryType.DAYS, 1)));
    Instant expires = made.values().get(FilterEntryType.EXPIRES).orElseThrow();
    assertThat(expires)
        .isBetween(Instant.now().plusSeconds(86_000), Instant.now().plusSeconds(86_400));
    assertThat(expires("brief", new AttributeValues().with(FilterEntryType.DAYS, 1)))
        .contains(expires);
    assertThat(expires("brief", new AttributeValues().with(FilterEntryType.NOTE, "x")))
        .contains(expires);
    assertThat(expires("brief", new AttributeValues().with(FilterEntryType.DAYS, 2)).orElseThrow())
        .isAfter(expires);
    assertThat(expires("brief", new AttributeValues().with(FilterEntryType.DAYS, 0))).isEmpty();
  }

  private Optional<Instant> expires(String name, AttributeValues change) {
    done(entries.change(ADMINISTRATOR, name, change, OptionalLong.empty()));
    return done(entries.find(ADMINISTRATOR, name)).values().get(FilterEntryType.EXPIRES);
  }

  @Test
  void longExpiredEntriesAreDeletedOnCreation() throws SQLException {
    server(FilterTarget.CLIENT, "192.0.2.1", FilterAction.REJECT);
    server(FilterTarget.CLIENT, "192.0.2.2", FilterAction.REJECT);
    try (Connection connection = database.dataSource().getConnection()) {
      connection
          .createStatement()
          .execute(
              "update filter_entry set expires = now() - interval '1 day'"
                  + " * case name when 'client-1' then 31 else 29 end");
    }
    server(FilterTarget.CLIENT, "192.0.2.3", FilterAction.REJECT);
    assertThat(found("")).containsExactly("client-2", "client-3");
  }

  @Test
  void invalidEntryIsReportedByField() {
    assertThat(
            create(chief, "c", "", rule(FilterTarget.CLIENT, "127.1", FilterAction.REJECT))
                .asFailure())
        .get()
        .isInstanceOfSatisfying(
            Failure.Invalid.class, invalid -> assertThat(invalid.field()).isEqualTo("pattern"));
    assertThat(
            create(chief, "no name", "", rule(FilterTarget.HELO, "a.example", FilterAction.TAG))
                .asFailure())
        .get()
        .isInstanceOfSatisfying(
            Failure.Invalid.class, invalid -> assertThat(invalid.field()).isEqualTo("name"));
    server(FilterTarget.CLIENT, "192.0.2.0/24", FilterAction.REJECT);
    assertThat(
            create(
                    ADMINISTRATOR,
                    "again",
                    "",
                    rule(FilterTarget.CLIENT, "192.0.2.9/24", FilterAction.ALLOW))
                .asFailure())
        .get()
        .isInstanceOfSatisfying(
            Failure.Taken.class, taken -> assertThat(taken.field()).isEqualTo("pattern"));
  }

  @Test
  void clientHeloAndSenderAreRefusedAtRcptExceptPostmaster() throws IOException {
    server(FilterTarget.CLIENT, "192.0.2.0/24", FilterAction.REJECT);
    assertThat(recipient(mail(), "ann@own.test", false))
        .isEqualTo(
            new Verdict.Refused(550, "5.7.1", "The client 192.0.2.7 is on a list here [client-1]"));
    assertThat(recipient(mail(), "postmaster@own.test", false)).isEqualTo(Verdict.AGREED);
    assertThat(recipient(mail(), "ann@own.test", true)).isEqualTo(Verdict.AGREED);
    server(FilterTarget.CLIENT, "192.0.2.7", FilterAction.ALLOW);
    assertThat(recipient(mail(), "ann@own.test", false)).isEqualTo(Verdict.AGREED);

    ScreenedMail elsewhere = ScreenedMail.of("198.51.100.1", MAIL);
    server(FilterTarget.HELO, "bank.example", FilterAction.REJECT);
    assertThat(recipient(elsewhere, "ann@own.test", false)).isInstanceOf(Verdict.Refused.class);
    done(
        create(
            ADMINISTRATOR,
            "s",
            "own.test",
            rule(FilterTarget.SENDER, "a@b.c", FilterAction.REJECT)));
    ScreenedMail from = elsewhere.greeting("x.example").from("A@b.c");
    assertThat(recipient(from, "ann@own.test", false)).isInstanceOf(Verdict.Refused.class);
    assertThat(recipient(from, "carl@other.test", false)).isEqualTo(Verdict.AGREED);
  }

  @Test
  void headerAndBodyLinesAreMatchedDecoded() {
    server(FilterTarget.HEADER, "Subject: *the lottery*", FilterAction.POINTS);
    server(FilterTarget.BODY, "*our pills*", FilterAction.JUNK);
    assertThat(examine(mail()).findings())
        .containsExactly(
            Finding.counts("filter", 30, "A header line is not accepted here [header-1]")
                .by("filter-entries", "header-1"),
            Finding.demands(
                    "filter", Handling.JUNK, "A line of the text is not accepted here [body-2]")
                .by("filter-entries", "body-2"));
  }

  @Test
  void attachmentsMatchByNameAndType() {
    server(FilterTarget.ATTACHMENT, "*.js", FilterAction.POINTS);
    server(FilterTarget.ATTACHMENT, "type:program", FilterAction.QUARANTINE);
    String mail =
        "Content-Type: multipart/mixed; boundary=b\n\n"
            + "--b\nContent-Type: application/x; name=\"a.js\"\n\nalert(1)\n"
            + "--b\nContent-Type: image/png; name=\"b.png\"\n\nMZ\n--b--\n";
    assertThat(examine(ScreenedMail.of("192.0.2.8", mail)).findings())
        .containsExactly(
            Finding.counts(
                    "filter", 30, "A file of the message is not accepted here: a.js [attachment-1]")
                .by("filter-entries", "attachment-1"),
            Finding.demands(
                    "filter",
                    Handling.QUARANTINE,
                    "A file of the message is not accepted here: b.png [attachment-2]")
                .by("filter-entries", "attachment-2"));
    assertThat(examine(mail()).findings()).isEmpty();
  }

  @Test
  void removedAttachmentIsTracedAndTextContainingItQuarantined() {
    server(FilterTarget.ATTACHMENT, "*.exe", FilterAction.STRIP);
    String attached = "Content-Type: application/x; name=\"a.exe\"\n\nMZ\n";
    assertThat(examine(ScreenedMail.of("192.0.2.8", attached)).findings())
        .containsExactly(
            Finding.counts(
                    "filter",
                    0,
                    "taken out: A file of the message is not accepted here: a.exe [attachment-1]")
                .by("filter-entries", "attachment-1"));
    String within = "Subject: x\n\nHello\nbegin 644 a.exe\n#0V%T\n`\nend\n";
    assertThat(examine(ScreenedMail.of("192.0.2.8", within)).findings())
        .singleElement()
        .extracting(Finding::demand)
        .isEqualTo(Handling.QUARANTINE);
    assertThat(
            create(ADMINISTRATOR, "x", "", rule(FilterTarget.BODY, "x", FilterAction.STRIP))
                .asFailure())
        .containsInstanceOf(Failure.Invalid.class);
  }

  @Test
  void domainEntriesApplyToItsMailOnly() {
    done(create(chief, "b", "", rule(FilterTarget.BODY, "*our pills*", FilterAction.JUNK)));
    assertThat(examine(mail()).findings()).hasSize(1);
    assertThat(examine(mail().to("ann@own.test", "carl@other.test")).findings()).isEmpty();
  }

  @Test
  void allowEntryStatesItsScope() {
    server(FilterTarget.SENDER, "boss@bank.example", FilterAction.ALLOW);
    assertThat(examine(mail()).allowance()).isEqualTo(Allowance.CLAIM);
    server(FilterTarget.CLIENT, "192.0.2.7", FilterAction.ALLOW);
    assertThat(examine(mail()).allowance()).isEqualTo(Allowance.CLIENT);
    assertThat(examine(ScreenedMail.of("192.0.2.8", "Subject: x\n\n").from("a@b.c")))
        .isEqualTo(CheckResult.NOTHING);
  }

  @Test
  void entryAppliesUntilExpiredOrDisabled() {
    AttributeValues aDay =
        rule(FilterTarget.CLIENT, "192.0.2.7", FilterAction.POINTS).with(FilterEntryType.DAYS, 1);
    done(create(ADMINISTRATOR, "brief", "", aDay));
    assertThat(examine(mail()).findings()).hasSize(1);
    now = now.plus(Duration.ofHours(25));
    assertThat(examine(mail()).findings()).isEmpty();
    now = now.minus(Duration.ofHours(25));
    done(
        entries.change(
            ADMINISTRATOR,
            "brief",
            new AttributeValues()
                .with(FilterEntryType.ENABLED, false)
                .with(FilterEntryType.NOTE, "off"),
            OptionalLong.empty()));
    assertThat(examine(mail()).findings()).isEmpty();
  }

  @Test
  void trapRecipientRefusesTheMessageAndBansItsClient() throws IOException {
    var spamTraps = new SpamTraps(filters, recipients);
    AttributeValues trap =
        rule(FilterTarget.TRAP, "spamtrap@*", FilterAction.REJECT).with(FilterEntryType.BAN, 24);
    done(create(ADMINISTRATOR, "trap", "own.test", trap));
    assertThat(spamTraps.isTrap("spamtrap@own.test")).isTrue();
    assertThat(spamTraps.isTrap("spamtrap@elsewhere.example")).isFalse();
    assertThat(recipient(mail(), "spamtrap@own.test", false)).isEqualTo(Verdict.AGREED);

    ScreenedMail both = mail().to("ann@own.test", "spamtrap@own.test");
    CheckResult result = examine(both);
    assertThat(result.findings())
        .containsExactly(
            Finding.demands("filter", Handling.REJECT, "The message is unwanted [trap]")
                .by("filter-entries", "trap"));
    assertThat(recipient(both, "ann@own.test", false)).isEqualTo(Verdict.AGREED);
    check.decided(both.question(), report(result, Allowance.CLIENT));
    assertThat(recipient(both, "ann@own.test", false)).isEqualTo(Verdict.AGREED);
    check.decided(both.question(), report(result, Allowance.NONE));
    assertThat(recipient(both, "ann@own.test", false)).isInstanceOf(Verdict.Refused.class);
    DirectoryEntry ban = done(entries.find(chief, "ban-192.0.2.7"));
    Instant expires = ban.values().get(FilterEntryType.EXPIRES).orElseThrow();
    assertThat(expires)
        .isBetween(Instant.now().plusSeconds(23 * 3_600), Instant.now().plusSeconds(24 * 3_600));
    assertThat(ban.values().get(FilterEntryType.DOMAIN)).contains("own.test");
    check.decided(both.question(), report(result, Allowance.NONE));
    DirectoryEntry longer = done(entries.find(chief, "ban-192.0.2.7"));
    assertThat(longer.values().get(FilterEntryType.EXPIRES).orElseThrow()).isAfter(expires);
    assertThat(found("ban-")).containsExactly("ban-192.0.2.7");
  }

  private static ScreeningReport report(CheckResult result, Allowance allowance) {
    return new ScreeningReport(
        Handling.REJECT,
        0,
        result.findings(),
        List.of(),
        false,
        Optional.empty(),
        allowance,
        List.of());
  }

  @Test
  void serverTrapBansItsClientFromAllServices() throws IOException {
    AttributeValues trap =
        rule(FilterTarget.TRAP, "spamtrap@*", FilterAction.REJECT).with(FilterEntryType.BAN, 24);
    done(create(ADMINISTRATOR, "trap", "", trap));
    ScreenedMail trapped = mail().to("spamtrap@own.test");
    ScreeningReport refused =
        new ScreeningReport(
            Handling.REJECT,
            0,
            examine(trapped).findings(),
            List.of(),
            false,
            Optional.empty(),
            Allowance.NONE,
            List.of());
    check.decided(trapped.from("").question(), refused);
    assertThat(banned).as("who bounces what was forged in the trap's name").isEmpty();
    check.decided(trapped.question(), refused);
    assertThat(banned).containsExactly("192.0.2.7 TRAP PT24H wrote to the spam trap trap");
    assertThat(recipient(mail(), "ann@own.test", false)).isEqualTo(Verdict.AGREED);
  }

  @Test
  void hundredThousandEntriesAreLoadedAndMatchedQuickly() throws SQLException, IOException {
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into filter_entry (id, name, target, pattern, action, points, text, ban,
                  days, enabled, note, version, created)
                select -n, 'e' || n, case n % 4 when 0 then 'client' when 1 then 'sender'
                    when 2 then 'body' else 'header' end,
                  case n % 4 when 0 then '10.' || n / 65536 || '.' || n / 256 % 256 || '.' || n % 256
                    when 1 then 'bulk' || n || '.example' when 2 then '*offer number ' || n || '!*'
                    else 'subject: *offer number ' || n || '!*' end,
                  'points', 1, '', 0, 0, true, '', 1, now()
                from generate_series(1, 100000) as n
                """)) {
      insert.executeUpdate();
    }
    server(FilterTarget.BODY, "*our pills*", FilterAction.JUNK);
    filters.get();
    List<Finding> found = new ArrayList<>();
    String text = MAIL.lines().findFirst().orElseThrow() + "\n\n" + "offer number 2!\n".repeat(900);
    found.addAll(examine(ScreenedMail.of("10.1.0.4", text).to("ann@own.test")).findings());
    assertThat(found)
        .extracting(Finding::reason)
        .satisfiesExactly(
            client -> assertThat(client).endsWith("[e65540]"),
            body -> assertThat(body).endsWith("[e2]"));
  }

  @Test
  void entriesPerDomainAreLimited() throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into filter_entry (id, domain, name, target, pattern, action, points, text,
                  ban, days, enabled, note, version, created)
                select -n, ?, 'e' || n, 'helo', 'bulk' || n || '.example', 'points', 1, '', 0, 0,
                  false, '', 1, now()
                from generate_series(1, 200000) as n
                """)) {
      insert.setLong(1, own.id());
      insert.executeUpdate();
    }
    AttributeValues rule = rule(FilterTarget.HELO, "a.example", FilterAction.REJECT);
    assertThat(create(chief, "more", "", rule).asFailure())
        .hasValueSatisfying(
            failure -> {
              assertThat(((Failure.Invalid) failure).field()).isEqualTo("pattern");
              assertThat(((Failure.Invalid) failure).code()).isEqualTo("too-many");
            });
    done(create(ADMINISTRATOR, "more", "", rule));
    done(create(ADMINISTRATOR, "others", "other.test", rule));
  }

  @Test
  void largeListsAreNotReloadedForEveryChange() throws IOException {
    server(FilterTarget.CLIENT, "192.0.2.1", FilterAction.REJECT);
    FilterIndex before = filters.get();
    assertThat(filters.get()).isSameAs(before);
    server(FilterTarget.CLIENT, "192.0.2.2", FilterAction.REJECT);
    assertThat(filters.get()).isNotSameAs(before);
  }

  @Test
  void entriesAreRestoredFromABackup() throws SQLException {
    DirectoryEntry made =
        done(create(chief, "kept", "", rule(FilterTarget.HELO, "a.example", FilterAction.TAG)));
    server(FilterTarget.CLIENT, "192.0.2.1", FilterAction.REJECT);
    List<String> texts = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      entries.save(connection, texts::add);
      connection.createStatement().execute("delete from filter_entry");
      for (String text : texts) {
        assertThat(entries.restore(connection, text)).isTrue();
        assertThat(entries.restore(connection, text)).isFalse();
      }
      connection.commit();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    entries.restored();
    assertThat(done(entries.find(chief, "kept"))).isEqualTo(made);
  }

  @Test
  void backupFormatOfEntriesIsStable() throws SQLException, IOException {
    String old =
        """
        {"domain": "%s", "name": "old", "target": "helo", "pattern": "a.example",\
         "action": "points", "points": 5, "text": "", "ban": 0, "days": 3,\
         "expires": "2099-01-02T03:04:05.678901+00:00", "enabled": true, "note": "n",\
         "created": "2025-01-02T03:04:05.678901+00:00"}\
        """;
    List<String> texts = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      assertThat(entries.restore(connection, old.formatted("nowhere.test"))).isFalse();
      assertThat(entries.restore(connection, old.formatted("own.test"))).isTrue();
      entries.save(connection, texts::add);
      connection.commit();
    }
    entries.restored();
    assertThat(texts).hasSize(1);
    assertThat(json(texts.getFirst())).isEqualTo(json(old.formatted("own.test")));
    assertThat(entries.name()).isEqualTo("filter-entries");
    AttributeValues back = done(entries.find(chief, "old")).values();
    assertThat(back.get(FilterEntryType.EXPIRES))
        .contains(Instant.parse("2099-01-02T03:04:05.678901Z"));
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }
}
