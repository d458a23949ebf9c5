package org.carillon.recovery.internal.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.audit.Audit;
import org.carillon.audit.internal.AuditOn;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.node.Life;
import org.carillon.recovery.cleanup.Cleanup;
import org.carillon.recovery.cleanup.CleanupCriteria;
import org.carillon.recovery.cleanup.CleanupPreview;
import org.carillon.recovery.cleanup.MessageCriteria;
import org.carillon.store.Target;
import org.carillon.store.rows.SingleStatements;
import org.carillon.task.Task;
import org.carillon.task.TaskRunner;
import org.carillon.task.TaskState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a message in many mailboxes is found, removed, and restored to its places. */
class CleanerTest extends AliceTest {
  private static final String SPAM =
      """
      From: Prize <win@evil.test>\r
      To: you@example.test\r
      Subject: =?utf-8?Q?You_have_w=C3=B6n?=\r
      Message-ID: <spam-1@evil.test>\r
      Content-Type: text/html; charset=utf-8\r
      Content-Transfer-Encoding: quoted-printable\r
      \r
      <a href=3D"https://evil.test/claim?a=3D1&amp;b=3D2">claim</a>\r
      """;
  private static final String MESSAGE =
      """
      From: Bob <bob@example.test>\r
      Subject: Lunch\r
      Message-ID: <letter@example.test>\r
      \r
      https://good.test/\r
      """;
  private static final Caller ROOT = new Caller(0, "root", new Rights.ServerAdministrator(), "s");
  private static final Caller LOCAL =
      new Caller(0, "local", new Rights.DomainAdministrator(1), "s");
  private static final CleanupScope ALL = new CleanupScope(OptionalLong.empty(), true);
  private static final CleanupScope DOMAIN = new CleanupScope(OptionalLong.of(1), false);

  private Cleaner cleaner;
  private Caller bob;

  @BeforeEach
  void open() throws Exception {
    bob = fixture.account(2);
    fixture.execute(
        "insert into domain (id, name, description, enabled, version, created)"
            + " values (1, 'example.test', '', true, 0, now())");
    for (int id = 1; id <= 2; id++) {
      fixture.execute(
          "insert into account (id, domain, local_part, display_name, enabled, version, created)"
              + " values ("
              + id
              + ", 1, 'user"
              + id
              + "', '', true, 0, now())");
    }
    Audit audit = AuditOn.database(fixture.database);
    TaskRunner tasks =
        new TaskRunner(new SqlTransactions(fixture.dataSource()), Life.of("a"), audit);
    cleaner =
        new Cleaner(
            fixture.parts,
            tasks,
            new Cleaner.Kinds(new FindKind(), new RemoveKind(), new RestoreKind()),
            audit);
    fixture.deliver(fixture.toInbox(alice, MESSAGE));
    fixture.deliver(
        fixture.delivery(
            SPAM,
            new Target(1, MailboxName.INBOX, new byte[0], Flags.of(Flag.FLAGGED)),
            new Target(2, MailboxName.INBOX, new byte[0], Flags.NONE)));
  }

  private static MessageCriteria traits(
      String messageId, String sender, String subject, boolean isPart, String sha256, String url) {
    return new MessageCriteria(
        Optional.ofNullable(messageId),
        Optional.ofNullable(sender),
        Optional.ofNullable(subject),
        isPart,
        Optional.ofNullable(sha256),
        Optional.ofNullable(url));
  }

  private static CleanupCriteria criteria(MessageCriteria traits) {
    return new CleanupCriteria(
        Optional.empty(), traits, Instant.EPOCH, Instant.now().plus(Duration.ofDays(1)));
  }

  private Cleanup shown(String id) throws Exception {
    return cleaner.shown(cleaner.rows().find(ROOT, id).orElseThrow());
  }

  private String found(MessageCriteria traits) throws Exception {
    TaskRunner.Claimed<CleaningRun> search = cleaner.find(ROOT, criteria(traits), ALL, "all");
    search.run();
    assertThat(shown(search.id()).search().map(Task::state)).contains(TaskState.DONE);
    return search.id();
  }

  private CleanupPreview preview(String id) throws Exception {
    return cleaner.preview(cleaner.rows().find(ROOT, id).orElseThrow(), ALL);
  }

  private long count(MessageCriteria traits) throws Exception {
    return preview(found(traits)).messages();
  }

  private void remove(String id) throws Exception {
    cleaner
        .remove(ROOT, cleaner.rows().find(ROOT, id).orElseThrow(), ALL, "all")
        .orElseThrow()
        .run();
    assertThat(shown(id).removal().map(Task::state)).contains(TaskState.DONE);
  }

  private void restore(String id) throws Exception {
    cleaner
        .restore(ROOT, cleaner.rows().find(ROOT, id).orElseThrow(), ALL, "all")
        .orElseThrow()
        .run();
    assertThat(shown(id).restoration().map(Task::state)).contains(TaskState.DONE);
  }

  @Test
  void eachCriterionFindsOnlyMatchingMessages() throws Exception {
    assertThat(count(traits("<spam-1@evil.test>", null, null, false, null, null))).isEqualTo(2);
    assertThat(count(traits("spam-1@evil.tes", null, null, false, null, null))).isZero();
    assertThat(count(traits(null, "Win@Evil.test", null, false, null, null))).isEqualTo(2);
    assertThat(count(traits(null, "@evil.test", null, false, null, null))).isEqualTo(2);
    assertThat(count(traits(null, "evil.test", null, false, null, null))).isZero();
    assertThat(count(traits(null, null, "you have wön", false, null, null))).isEqualTo(2);
    assertThat(count(traits(null, null, "wön", false, null, null))).isZero();
    assertThat(count(traits(null, null, "WÖN", true, null, null))).isEqualTo(2);
    assertThat(count(traits(null, null, null, false, null, "evil.test/claim?a=1&b=2")))
        .isEqualTo(2);
    assertThat(count(traits(null, null, null, false, null, "good.test"))).isEqualTo(1);
    assertThat(count(traits("letter@example.test", "@evil.test", null, false, null, null)))
        .isZero();
    assertThat(count(traits(null, null, null, false, digest(SPAM), null))).isEqualTo(2);
    assertThat(count(traits(null, null, null, false, digest("https://good.test/\r\n"), null)))
        .isEqualTo(1);
  }

  private static String digest(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void onlyMessagesOfThePeriodAreFound() throws Exception {
    Instant noon = StoreFixture.NOON.toInstant();
    MessageCriteria any = traits(null, "@evil.test", null, false, null, null);
    for (CleanupCriteria outside :
        List.of(
            new CleanupCriteria(Optional.empty(), any, Instant.EPOCH, noon),
            new CleanupCriteria(Optional.empty(), any, noon.plusSeconds(1), noon.plusSeconds(9)))) {
      TaskRunner.Claimed<CleaningRun> search = cleaner.find(ROOT, outside, ALL, "all");
      search.run();
      assertThat(preview(search.id()).messages()).isZero();
    }
  }

  @Test
  void previewShowsTheCurrentMailboxes() throws Exception {
    String id = found(traits("spam-1@evil.test", null, null, false, null, null));

    CleanupPreview preview = preview(id);

    assertThat(preview.messages()).isEqualTo(2);
    assertThat(preview.mailboxes()).isEqualTo(2);
    assertThat(preview.accounts()).isEqualTo(2);
    assertThat(preview.first())
        .extracting(
            one -> one.account() + " " + one.mailbox() + " " + one.subject() + " " + one.sender())
        .containsExactly(
            "user1@example.test INBOX You have wön win@evil.test",
            "user2@example.test INBOX You have wön win@evil.test");

    long inbox = fixture.view(bob, MailboxName.INBOX).mailbox();
    fixture.expunge(bob, inbox, UidSet.of(1));
    assertThat(preview(id).accounts()).isEqualTo(1);
  }

  @Test
  void removedMessagesAreRestoredToTheirMailboxWithFlags() throws Exception {
    String id = found(traits("spam-1@evil.test", null, null, false, null, null));

    remove(id);

    assertThat(fixture.view(alice, MailboxName.INBOX).size()).isEqualTo(1);
    assertThat(fixture.view(bob, MailboxName.INBOX).size()).isZero();
    assertThat(preview(id).messages()).isZero();
    assertThat(preview(id).removed()).isEqualTo(2);

    restore(id);

    MailboxView back = fixture.view(alice, MailboxName.INBOX);
    assertThat(back.size()).isEqualTo(2);
    assertThat(back.flags(1) & Flag.FLAGGED.bit()).isNotZero();
    assertThat(fixture.text(alice, back.mailbox(), back.uid(1))).isEqualTo(SPAM);
    assertThat(fixture.view(bob, MailboxName.INBOX).size()).isEqualTo(1);
    assertThat(preview(id).removed()).isZero();
  }

  @Test
  void repeatedRestoreDuplicatesNothing() throws Exception {
    String id = found(traits("spam-1@evil.test", null, null, false, null, null));
    remove(id);
    restore(id);
    restore(id);

    assertThat(fixture.view(bob, MailboxName.INBOX).size()).isEqualTo(1);
  }

  @Test
  void copiesInSeveralMailboxesAreRestoredEach() throws Exception {
    MailboxName kept = new MailboxName("Kept");
    StoreFixture.done(mailboxes.create(alice, kept, Set.of()));
    long inbox = fixture.view(alice, MailboxName.INBOX).mailbox();
    StoreFixture.done(mailboxes.copy(alice, inbox, UidSet.of(2), kept));
    String id = found(traits("spam-1@evil.test", null, null, false, null, null));
    assertThat(preview(id).mailboxes()).isEqualTo(3);

    remove(id);
    assertThat(fixture.view(alice, kept).size()).isZero();
    restore(id);

    assertThat(fixture.view(alice, kept).size()).isEqualTo(1);
    assertThat(fixture.view(alice, MailboxName.INBOX).size()).isEqualTo(2);
  }

  @Test
  void messagesUndeletedByTheOwnerAreNotRestoredTwice() throws Exception {
    String id = found(traits("spam-1@evil.test", null, null, false, null, null));
    remove(id);
    fixture.recoverer().returnMessages(2, 0, Instant.EPOCH);
    assertThat(fixture.view(bob, MailboxName.INBOX).size()).isEqualTo(1);

    restore(id);

    assertThat(fixture.view(bob, MailboxName.INBOX).size()).isEqualTo(1);
  }

  @Test
  void eachAccountIsAudited() throws Exception {
    String id = found(traits("spam-1@evil.test", null, null, false, null, null));
    remove(id);

    assertThat(
            new SingleStatements(new SqlTransactions(fixture.dataSource()))
                .query(
                    row -> row.getString(1) + " " + row.getString(2),
                    "select action, subject from audit where action like 'message.%' order by id"))
        .containsExactly(
            "message.find all",
            "message.remove user1@example.test",
            "message.remove user2@example.test");
  }

  @Test
  void domainAdministratorsCannotCleanUpHigherAdministrators() throws Exception {
    fixture.execute(
        "insert into administrator (id, account, version, created) values (1, 2, 0, now())");
    TaskRunner.Claimed<CleaningRun> search =
        cleaner.find(
            LOCAL,
            criteria(traits("spam-1@evil.test", null, null, false, null, null)),
            DOMAIN,
            "example.test");
    search.run();
    CleanupRows.Row row = cleaner.rows().find(LOCAL, search.id()).orElseThrow();
    assertThat(cleaner.preview(row, DOMAIN).first())
        .extracting(one -> one.account())
        .containsExactly("user1@example.test");

    cleaner.remove(LOCAL, row, DOMAIN, "example.test").orElseThrow().run();

    assertThat(fixture.view(bob, MailboxName.INBOX).size()).isEqualTo(1);
    assertThat(fixture.view(alice, MailboxName.INBOX).size()).isEqualTo(1);
  }

  @Test
  void searchesAreVisibleToAdministratorsOfTheirDomain() throws Exception {
    String id = found(traits("spam-1@evil.test", null, null, false, null, null));

    assertThat(cleaner.rows().find(LOCAL, id)).isEmpty();
    assertThat(cleaner.rows().find(alice, id)).isEmpty();
    assertThat(cleaner.rows().find(ROOT, "\0")).isEmpty();
  }
}
