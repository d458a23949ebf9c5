package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.AppendTerms;
import org.carillon.contract.mailbox.messages.Contents;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.FlagsStored;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.OpenMailbox;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.mailbox.internal.placing.Transfers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailboxesTest extends AliceTest {
  private static final String MESSAGE = "Subject: hello\r\n\r\nbody\r\n";
  private static final MailboxName WORK = new MailboxName("Work");
  private static final UidSet ALL = UidSet.range(1, 4_294_967_295L);

  private Caller bob;

  @BeforeEach
  void open() throws SQLException {
    bob = fixture.account(2);
  }

  private Placed append(MailboxName name, int count, Flags flags) throws Exception {
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drafts.add(new Draft(fixture.spool(MESSAGE), flags, StoreFixture.NOON));
    }
    return StoreFixture.done(mailboxes.append(alice, name, drafts));
  }

  private static Failure hindered(Answer<?> answer) {
    assertThat(answer).isInstanceOf(Answer.Failed.class);
    return ((Answer.Failed<?>) answer).failure();
  }

  private List<String> names(Caller caller) {
    return StoreFixture.done(mailboxes.list(caller)).stream()
        .map(entry -> entry.name().path())
        .toList();
  }

  @Test
  void newAccountHasMailboxesForEachUse() {
    List<MailboxEntry> entries = StoreFixture.done(mailboxes.list(alice));

    assertThat(entries)
        .extracting(entry -> entry.name().path())
        .containsExactly("INBOX", "Archive", "Drafts", "Junk", "Sent", "Trash");
    assertThat(entries).allMatch(MailboxEntry::subscribed).allMatch(MailboxEntry::selectable);
    assertThat(entries.getLast().uses()).containsExactly(SpecialUse.TRASH);
  }

  @Test
  void createMakesMissingParents() {
    StoreFixture.done(mailboxes.create(alice, new MailboxName("a/b/c"), Set.of()));

    assertThat(names(alice)).contains("a", "a/b", "a/b/c");
    assertThat(hindered(mailboxes.create(alice, new MailboxName("a/b"), Set.of())))
        .isInstanceOf(Failure.Taken.class);
    assertThat(hindered(mailboxes.create(alice, new MailboxName("x//y"), Set.of())))
        .isInstanceOf(Failure.Invalid.class);
  }

  @Test
  void specialUseIsUnique() {
    assertThat(
            hindered(mailboxes.create(alice, new MailboxName("foo"), Set.of(SpecialUse.ARCHIVE))))
        .isEqualTo(MailboxFailure.useTaken(new MailboxName("Archive")));
    assertThat(names(alice)).doesNotContain("foo");

    StoreFixture.done(mailboxes.delete(alice, new MailboxName("Archive")));
    StoreFixture.done(mailboxes.create(alice, new MailboxName("foo"), Set.of(SpecialUse.ARCHIVE)));
  }

  @Test
  void deletedParentRemainsAsALevelAndUidValidityIsNew() throws Exception {
    StoreFixture.done(mailboxes.create(alice, new MailboxName("a/b"), Set.of()));
    MailboxName a = new MailboxName("a");
    append(a, 3, Flags.NONE);
    OpenMailbox before = fixture.open(alice, a);

    StoreFixture.done(mailboxes.delete(alice, a));

    MailboxEntry level =
        StoreFixture.done(mailboxes.list(alice)).stream()
            .filter(entry -> entry.name().equals(a))
            .findFirst()
            .orElseThrow();
    assertThat(level.selectable()).isFalse();
    assertThat(level.hasChildren()).isTrue();
    assertThat(hindered(mailboxes.view(alice, before.view().mailbox())))
        .isInstanceOf(Failure.NotFound.class);
    StoreFixture.done(mailboxes.create(alice, a, Set.of()));
    OpenMailbox after = fixture.open(alice, a);
    assertThat(after.view().uidValidity()).isGreaterThan(before.view().uidValidity());
    assertThat(after.mailboxId()).isNotEqualTo(before.mailboxId());
    assertThat(count("select messages from mail_account where account = 1")).isZero();
    assertThat(count("select octets from mail_account where account = 1")).isZero();
  }

  private long count(String query) throws SQLException {
    try (var connection = fixture.dataSource().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void inboxCannotBeDeletedAndRenamingMovesItsMessages() throws Exception {
    append(StoreFixture.INBOX, 3, Flags.of(Flag.SEEN));
    assertThat(hindered(mailboxes.delete(alice, StoreFixture.INBOX)))
        .isInstanceOf(Failure.Invalid.class);

    StoreFixture.done(mailboxes.rename(alice, StoreFixture.INBOX, new MailboxName("Old/Mail")));

    assertThat(fixture.view(alice, StoreFixture.INBOX).size()).isZero();
    MailboxView moved = fixture.view(alice, new MailboxName("Old/Mail"));
    assertThat(moved.size()).isEqualTo(3);
    assertThat(Flag.SEEN.in(moved.flags(2))).isTrue();
  }

  @Test
  void renameMovesChildMailboxes() throws Exception {
    StoreFixture.done(mailboxes.create(alice, new MailboxName("a/b/c"), Set.of()));
    StoreFixture.done(mailboxes.create(alice, new MailboxName("a0"), Set.of()));
    append(new MailboxName("a/b"), 2, Flags.NONE);

    StoreFixture.done(mailboxes.rename(alice, new MailboxName("a"), new MailboxName("new/place")));

    assertThat(names(alice)).contains("new", "new/place", "new/place/b", "new/place/b/c", "a0");
    assertThat(names(alice)).doesNotContain("a", "a/b");
    assertThat(fixture.view(alice, new MailboxName("new/place/b")).size()).isEqualTo(2);
    assertThat(
            hindered(
                mailboxes.rename(alice, new MailboxName("new"), new MailboxName("new/place/x"))))
        .isInstanceOf(Failure.Invalid.class);
  }

  @Test
  void subscriptionsOutliveMailboxes() {
    StoreFixture.done(mailboxes.subscribe(alice, new MailboxName("gone"), true));
    assertThat(names(alice)).contains("gone");

    StoreFixture.done(mailboxes.subscribe(alice, new MailboxName("gone"), false));
    assertThat(names(alice)).doesNotContain("gone");
  }

  @Test
  void flagsAreChangedOnlyAsRequested() throws Exception {
    append(StoreFixture.INBOX, 2, Flags.of(Flag.FLAGGED));
    MailboxView before = fixture.view(alice, StoreFixture.INBOX);
    Flags seenAndWork = new Flags(Set.of(Flag.SEEN), Set.of("$Work"));

    MailboxView added =
        store(before.mailbox(), UidSet.of(1), FlagChange.ADD, seenAndWork, Optional.empty()).view();

    assertThat(Flag.SEEN.in(added.flags(0))).isTrue();
    assertThat(Flag.FLAGGED.in(added.flags(0))).isTrue();
    assertThat(added.keywords()).containsExactly("$Work");
    assertThat(added.flags(0) & 1L << Flag.FIRST_KEYWORD_BIT).isNotZero();
    assertThat(added.modseq(0)).isGreaterThan(before.highestModseq());
    assertThat(added.modseq(1)).isEqualTo(before.modseq(1));
    assertThat(changed(added, before.highestModseq())).containsExactly(0);

    MailboxView same =
        store(before.mailbox(), UidSet.of(1), FlagChange.ADD, seenAndWork, Optional.empty()).view();
    assertThat(same).isSameAs(added);

    MailboxView removed =
        store(
                before.mailbox(),
                UidSet.of(1),
                FlagChange.REMOVE,
                new Flags(Set.of(), Set.of("$WORK", "unknown")),
                Optional.empty())
            .view();
    assertThat(removed.flags(0)).isEqualTo(Flag.SEEN.bit() | Flag.FLAGGED.bit());
    MailboxView replaced =
        store(before.mailbox(), ALL, FlagChange.REPLACE, Flags.of(Flag.DRAFT), Optional.empty())
            .view();
    assertThat(replaced.flags(0)).isEqualTo(Flag.DRAFT.bit());
    assertThat(replaced.flags(1)).isEqualTo(Flag.DRAFT.bit());
    assertThat(StoreFixture.done(mailboxes.status(alice, StoreFixture.INBOX)).unseen())
        .isEqualTo(2);
  }

  private FlagsStored store(
      long mailbox, UidSet uids, FlagChange change, Flags flags, Optional<Long> unchangedSince) {
    return StoreFixture.done(mailboxes.store(alice, mailbox, uids, change, flags, unchangedSince));
  }

  private static List<Integer> changed(MailboxView view, long since) {
    List<Integer> changed = new ArrayList<>();
    view.changedSince(since, changed::add);
    return changed;
  }

  @Test
  void contentsAreFoundTogetherAndOpenedSeparately() throws Exception {
    append(StoreFixture.INBOX, 3, Flags.NONE);
    long inbox = fixture.view(alice, StoreFixture.INBOX).mailbox();
    store(inbox, UidSet.of(2), FlagChange.ADD, Flags.of(Flag.DELETED), Optional.empty());
    StoreFixture.done(mailboxes.expunge(alice, inbox, Optional.empty()));

    Contents contents = StoreFixture.done(mailboxes.contents(alice, inbox, ALL));

    assertThat(StoreFixture.done(contents.open(2))).isEmpty();
    try (Content third = StoreFixture.done(contents.open(3)).orElseThrow()) {
      assertThat(new String(third.stream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(MESSAGE);
    }
    assertThat(hindered(mailboxes.contents(bob, inbox, ALL))).isInstanceOf(Failure.NotFound.class);
  }

  @Test
  void storeSkipsMessagesChangedSince() throws Exception {
    append(StoreFixture.INBOX, 3, Flags.NONE);
    MailboxView shown = fixture.view(alice, StoreFixture.INBOX);
    store(shown.mailbox(), UidSet.of(2), FlagChange.ADD, Flags.of(Flag.SEEN), Optional.empty());

    FlagsStored stored =
        store(
            shown.mailbox(),
            ALL,
            FlagChange.ADD,
            Flags.of(Flag.DELETED),
            Optional.of(shown.highestModseq()));

    assertThat(stored.modified()).isEqualTo(UidSet.of(2));
    assertThat(stored.view().flags(0)).isEqualTo(Flag.DELETED.bit());
    assertThat(stored.view().flags(1)).isEqualTo(Flag.SEEN.bit());
    assertThat(stored.view().flags(2)).isEqualTo(Flag.DELETED.bit());
  }

  @Test
  void keywordsPerMailboxAreLimited() throws Exception {
    append(StoreFixture.INBOX, 1, Flags.NONE);
    long mailbox = fixture.view(alice, StoreFixture.INBOX).mailbox();
    for (int i = 0; i < Flag.MOST_KEYWORDS; i++) {
      Flags keyword = new Flags(Set.of(), Set.of("k" + i));
      store(mailbox, ALL, FlagChange.ADD, keyword, Optional.empty());
    }

    Flags tooMany = new Flags(Set.of(), Set.of("onemore"));
    assertThat(
            hindered(
                mailboxes.store(alice, mailbox, ALL, FlagChange.ADD, tooMany, Optional.empty())))
        .isEqualTo(MailboxFailure.tooManyKeywords());
    MailboxView view = fixture.view(alice, StoreFixture.INBOX);
    assertThat(view.keywords()).hasSize(Flag.MOST_KEYWORDS);
    assertThat(view.flags(0) >>> Flag.FIRST_KEYWORD_BIT).isEqualTo((1L << 56) - 1);
  }

  @Test
  void copiesShareContentAndKeepKeywords() throws Exception {
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
    append(WORK, 1, new Flags(Set.of(), Set.of("other")));
    append(StoreFixture.INBOX, 3, new Flags(Set.of(Flag.SEEN), Set.of("mine")));
    long inbox = fixture.view(alice, StoreFixture.INBOX).mailbox();

    Placed placed = StoreFixture.done(mailboxes.copy(alice, inbox, UidSet.range(2, 9), WORK));

    MailboxView work = fixture.view(alice, WORK);
    assertThat(placed.uidValidity()).isEqualTo(work.uidValidity());
    assertThat(placed.source()).isEqualTo(UidSet.range(2, 3));
    assertThat(placed.target()).isEqualTo(UidSet.range(2, 3));
    assertThat(work.keywords()).containsExactly("other", "mine");
    assertThat(work.flags(2)).isEqualTo(Flag.SEEN.bit() | 1L << Flag.FIRST_KEYWORD_BIT + 1);
    MessageData original = StoreFixture.done(mailboxes.messages(alice, inbox, UidSet.of(3))).get(0);
    MessageData copy =
        StoreFixture.done(mailboxes.messages(alice, work.mailbox(), UidSet.of(3))).get(0);
    assertThat(copy.emailId()).isEqualTo(original.emailId());
    assertThat(copy.internalDate()).isEqualTo(StoreFixture.NOON);
    assertThat(copy.size()).isEqualTo(MESSAGE.length());
    assertThat(copy.outline()).isEqualTo(original.outline()).isNotEmpty();
    assertThat(fixture.text(alice, work.mailbox(), 3)).isEqualTo(MESSAGE);
    assertThat(count("select messages from mail_account where account = 1")).isEqualTo(6);
  }

  @Test
  void movedMessagesAreInOneMailboxOnly() throws Exception {
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
    append(StoreFixture.INBOX, 3, Flags.NONE);
    MailboxView before = fixture.view(alice, StoreFixture.INBOX);

    Placed placed = StoreFixture.done(mailboxes.move(alice, before.mailbox(), UidSet.of(2), WORK));

    assertThat(placed.source()).isEqualTo(UidSet.of(2));
    MailboxView after = fixture.view(alice, StoreFixture.INBOX);
    assertThat(expunged(before, after)).containsExactly(2L);
    assertThat(fixture.view(alice, WORK).size()).isEqualTo(1);
    assertThat(count("select messages from mail_account where account = 1")).isEqualTo(3);
    assertThat(hindered(mailboxes.move(alice, before.mailbox(), ALL, new MailboxName("no"))))
        .isEqualTo(MailboxFailure.noSuchMailbox(new MailboxName("no")));
  }

  private static List<Long> expunged(MailboxView before, MailboxView after) {
    List<Long> expunged = new ArrayList<>();
    before.expungedIn(after, expunged::add);
    return expunged;
  }

  @Test
  void expungeRemovesAndRecordsDeletedMessages() throws Exception {
    append(StoreFixture.INBOX, 4, Flags.NONE);
    MailboxView before = fixture.view(alice, StoreFixture.INBOX);
    long mailbox = before.mailbox();
    store(mailbox, UidSet.range(2, 4), FlagChange.ADD, Flags.of(Flag.DELETED), Optional.empty());

    UidSet some =
        StoreFixture.done(mailboxes.expunge(alice, mailbox, Optional.of(UidSet.range(1, 2))));
    UidSet rest = StoreFixture.done(mailboxes.expunge(alice, mailbox, Optional.empty()));

    assertThat(some).isEqualTo(UidSet.of(2));
    assertThat(rest).isEqualTo(UidSet.range(3, 4));
    MailboxView after = fixture.view(alice, StoreFixture.INBOX);
    assertThat(expunged(before, after)).containsExactly(2L, 3L, 4L);
    assertThat(count("select count(*) from expunge where flags = 8")).isEqualTo(3);
    assertThat(count("select count(*) from mail_change where kind = 3"))
        .as("rows of the log, one each time")
        .isEqualTo(2);
    assertThat(append(StoreFixture.INBOX, 1, Flags.NONE).target()).isEqualTo(UidSet.of(5));
  }

  @Test
  void longOperationsRunInSteps() throws Exception {
    int many = 2_500;
    for (int i = 0; i < 5; i++) {
      append(StoreFixture.INBOX, many / 5, Flags.NONE);
    }
    long inbox = fixture.view(alice, StoreFixture.INBOX).mailbox();
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));

    MailboxView stored =
        store(inbox, ALL, FlagChange.ADD, Flags.of(Flag.SEEN, Flag.DELETED), Optional.empty())
            .view();
    assertThat(IntStream.range(0, many).allMatch(i -> Flag.SEEN.in(stored.flags(i)))).isTrue();
    int copies = Transfers.STEP / many + 1;
    int all = copies * many;
    for (int i = 0; i < copies; i++) {
      assertThat(StoreFixture.done(mailboxes.copy(alice, inbox, ALL, WORK)).target())
          .isEqualTo(UidSet.range(i * many + 1, (i + 1) * many));
    }
    MailboxView copied = fixture.view(alice, WORK);
    assertThat(copied.modseq(0))
        .as("thousands are copied at once")
        .isEqualTo(copied.modseq(many - 1));
    long work = copied.mailbox();
    assertThat(StoreFixture.done(mailboxes.move(alice, work, ALL, WORK)).target())
        .isEqualTo(UidSet.range(all + 1, 2 * all));
    assertThat(StoreFixture.done(mailboxes.copy(alice, work, ALL, WORK)).target())
        .isEqualTo(UidSet.range(2 * all + 1, 3 * all));
    assertThat(StoreFixture.done(mailboxes.expunge(alice, work, Optional.empty())).count())
        .isEqualTo(2 * all);
    assertThat(fixture.view(alice, WORK).size()).isZero();
    assertThat(StoreFixture.done(mailboxes.status(alice, WORK)).uidNext()).isEqualTo(3 * all + 1);
    assertThat(StoreFixture.done(mailboxes.status(alice, StoreFixture.INBOX)).messages())
        .isEqualTo(many);
  }

  @Test
  void copyOverQuotaLeavesNothing() throws Exception {
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
    append(StoreFixture.INBOX, 5, Flags.NONE);
    fixture.quotas.messages = 7;
    long inbox = fixture.view(alice, StoreFixture.INBOX).mailbox();

    assertThat(hindered(mailboxes.copy(alice, inbox, ALL, WORK)))
        .isEqualTo(MailboxFailure.overQuota());
    assertThat(fixture.view(alice, WORK).size()).isZero();
    assertThat(
            hindered(
                mailboxes.append(
                    alice,
                    WORK,
                    List.of(
                        new Draft(fixture.spool(MESSAGE), Flags.NONE, StoreFixture.NOON),
                        new Draft(fixture.spool(MESSAGE), Flags.NONE, StoreFixture.NOON),
                        new Draft(fixture.spool(MESSAGE), Flags.NONE, StoreFixture.NOON)))))
        .isEqualTo(MailboxFailure.overQuota());
    assertThat(fixture.view(alice, WORK).size()).isZero();
  }

  @Test
  void mailboxesOfOtherAccountsAreNotFound() throws Exception {
    append(StoreFixture.INBOX, 1, Flags.NONE);
    long inbox = fixture.view(alice, StoreFixture.INBOX).mailbox();

    assertThat(hindered(mailboxes.view(bob, inbox))).isInstanceOf(Failure.NotFound.class);
    assertThat(hindered(mailboxes.messages(bob, inbox, ALL))).isInstanceOf(Failure.NotFound.class);
    assertThat(hindered(mailboxes.content(bob, inbox, 1))).isInstanceOf(Failure.NotFound.class);
    assertThat(hindered(mailboxes.expunge(bob, inbox, Optional.empty())))
        .isInstanceOf(Failure.NotFound.class);
    assertThat(fixture.view(alice, StoreFixture.INBOX).size()).isEqualTo(1);
  }

  @Test
  void messagesAreRecentInOneSessionOnly() throws Exception {
    append(StoreFixture.INBOX, 2, Flags.NONE);
    assertThat(StoreFixture.done(mailboxes.status(alice, StoreFixture.INBOX)).recent())
        .isEqualTo(2);
    assertThat(StoreFixture.done(mailboxes.open(alice, StoreFixture.INBOX, true)).recentFrom())
        .isEqualTo(1);
    assertThat(fixture.open(alice, StoreFixture.INBOX).recentFrom()).isEqualTo(1);
    assertThat(fixture.open(alice, StoreFixture.INBOX).recentFrom()).isEqualTo(3);
  }

  @Test
  void appendLimitsAreReportedBeforehand() throws Exception {
    append(StoreFixture.INBOX, 1, Flags.NONE);
    long used = StoreFixture.done(mailboxes.status(alice, StoreFixture.INBOX)).size();
    assertThat(StoreFixture.done(mailboxes.appendTerms(alice, StoreFixture.INBOX)))
        .isEqualTo(new AppendTerms(10 << 20, Long.MAX_VALUE, true));

    fixture.quotas.octets = used + 10;
    assertThat(StoreFixture.done(mailboxes.appendTerms(alice, StoreFixture.INBOX)).room())
        .isEqualTo(10);
    fixture.quotas.messages = 1;
    assertThat(StoreFixture.done(mailboxes.appendTerms(alice, StoreFixture.INBOX)).room()).isZero();
    assertThat(
            hindered(mailboxes.appendTerms(bob, MailboxName.ofOther("alice", MailboxName.INBOX))))
        .isInstanceOf(Failure.NotFound.class);
  }

  @Test
  void newMessagesAreRecentInTheFirstNotifiedSession() throws Exception {
    long inbox = fixture.open(alice, StoreFixture.INBOX).view().mailbox();
    append(StoreFixture.INBOX, 2, Flags.NONE);
    MailboxView now = StoreFixture.done(mailboxes.view(alice, inbox));

    assertThat(StoreFixture.done(mailboxes.recentFrom(alice, now, false))).isEqualTo(1);
    assertThat(StoreFixture.done(mailboxes.recentFrom(alice, now, true))).isEqualTo(1);
    assertThat(StoreFixture.done(mailboxes.recentFrom(alice, now, true))).isEqualTo(3);
    assertThat(StoreFixture.done(mailboxes.status(alice, StoreFixture.INBOX)).recent()).isZero();
    assertThat(fixture.open(alice, StoreFixture.INBOX).recentFrom()).isEqualTo(3);
  }

  @Test
  void expungedContentCannotBeReadFromTheCache() throws Exception {
    append(MailboxName.INBOX, 2, Flags.NONE);
    long inbox = fixture.open(alice, MailboxName.INBOX).view().mailbox();
    for (int i = 0; i < 2; i++) {
      assertThat(StoreFixture.done(mailboxes.content(alice, inbox, 1))).isPresent();
    }

    StoreFixture.done(
        mailboxes.store(
            alice, inbox, UidSet.of(1), FlagChange.ADD, Flags.of(Flag.DELETED), Optional.empty()));
    StoreFixture.done(mailboxes.expunge(alice, inbox, Optional.empty()));

    assertThat(StoreFixture.done(mailboxes.content(alice, inbox, 1))).isEmpty();
    assertThat(StoreFixture.done(mailboxes.content(alice, inbox, 2))).isPresent();
  }
}
