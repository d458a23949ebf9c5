package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.carillon.contract.Watch;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.mailbox.AccessEntry;
import org.carillon.contract.mailbox.AliasedMailbox;
import org.carillon.contract.mailbox.Draft;
import org.carillon.contract.mailbox.Flag;
import org.carillon.contract.mailbox.FlagChange;
import org.carillon.contract.mailbox.Flags;
import org.carillon.contract.mailbox.Identifier;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.MailboxEntry;
import org.carillon.contract.mailbox.MailboxName;
import org.carillon.contract.mailbox.MailboxRights;
import org.carillon.contract.mailbox.MailboxView;
import org.carillon.contract.mailbox.Obstacle;
import org.carillon.contract.mailbox.OpenMailbox;
import org.carillon.contract.mailbox.Placed;
import org.carillon.contract.mailbox.QuotaLimits;
import org.carillon.contract.mailbox.QuotaRoot;
import org.carillon.contract.mailbox.RightsChange;
import org.carillon.contract.mailbox.SpecialUse;
import org.carillon.contract.mailbox.UidSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharingTest {
  private static final MailboxName OWN = new MailboxName("Work");
  private static final MailboxName SHARED = new MailboxName("~user1/Work");
  private static final MailboxName INBOX = MailboxName.INBOX;
  private static final UidSet ALL = UidSet.range(1, 4_294_967_295L);

  @TempDir Path folder;
  private StoreFixture fixture;
  private MailAccess mailboxes;
  private Caller owner;
  private Caller other;
  private Caller third;
  private Caller stranger;

  @BeforeEach
  void open() throws SQLException {
    fixture = StoreFixture.open(folder);
    mailboxes = fixture.mailboxes();
    owner = fixture.account(1);
    other = fixture.account(2);
    third = fixture.account(3);
    stranger = fixture.account(4);
    fixture.people.moveElsewhere(4);
    StoreFixture.done(mailboxes.create(owner, OWN, Set.of()));
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  private MailboxAnswer<Void> change(String who, RightsChange change, String letters) {
    return mailboxes.grant(
        owner, OWN, Identifier.parse(who), change, MailboxRights.parse(letters).orElseThrow());
  }

  private void grant(String who, String letters) {
    StoreFixture.done(change(who, RightsChange.REPLACE, letters));
  }

  private String rights(Caller caller, MailboxName name) {
    return switch (mailboxes.myRights(caller, name)) {
      case MailboxAnswer.Done(MailboxRights rights) -> rights.letters();
      case MailboxAnswer.Hindered(Obstacle.NoSuchMailbox _) -> "";
      case MailboxAnswer.Hindered(var obstacle) -> throw new AssertionError(obstacle);
    };
  }

  private List<String> list(Caller caller) {
    return StoreFixture.done(mailboxes.list(caller)).stream()
        .filter(MailboxEntry::selectable)
        .map(entry -> entry.name().path())
        .filter(path -> path.startsWith("~"))
        .toList();
  }

  private Placed append(Caller caller, MailboxName name, int count, Flags flags) throws Exception {
    List<Draft> drafts =
        IntStream.range(0, count)
            .mapToObj(
                i -> {
                  try {
                    return new Draft(fixture.spool("message\r\n"), flags, StoreFixture.NOON);
                  } catch (java.io.IOException e) {
                    throw new AssertionError(e);
                  }
                })
            .toList();
    return StoreFixture.done(mailboxes.append(caller, name, drafts));
  }

  private static Obstacle hindered(MailboxAnswer<?> answer) {
    assertThat(answer).isInstanceOf(MailboxAnswer.Hindered.class);
    return ((MailboxAnswer.Hindered<?>) answer).obstacle();
  }

  @Test
  void theOwnerMayEverythingAndNobodyElseAnything() {
    assertThat(rights(owner, OWN)).isEqualTo("lrswipkxtea");
    assertThat(rights(owner, SHARED)).isEqualTo("lrswipkxtea");
    assertThat(rights(other, SHARED)).isEmpty();
    assertThat(hindered(change("user1", RightsChange.REMOVE, "a")))
        .isInstanceOf(Obstacle.NotPermitted.class);
    assertThat(hindered(change("-user1", RightsChange.REPLACE, "r")))
        .isInstanceOf(Obstacle.NotPermitted.class);
    grant("user1", "lrswipkxtea");
  }

  @Test
  void rightsAreGrantedAddedAndTakenAway() {
    grant("user2", "lr");
    StoreFixture.done(change("user2", RightsChange.ADD, "cd"));
    StoreFixture.done(change("user2@example.test", RightsChange.REMOVE, "r"));

    assertThat(rights(other, SHARED)).isEqualTo("lkxte");
    assertThat(StoreFixture.done(mailboxes.accessList(owner, OWN)))
        .containsExactly(
            new AccessEntry(new Identifier("user1@example.test", false), MailboxRights.ALL),
            new AccessEntry(
                new Identifier("user2@example.test", false),
                MailboxRights.parse("lcd").orElseThrow()));

    grant("user2", "");
    assertThat(StoreFixture.done(mailboxes.accessList(owner, OWN))).hasSize(1);
    assertThat(rights(other, SHARED)).isEmpty();
  }

  @Test
  void anyoneIsEverybodyOfTheOwnersDomain() {
    grant("anyone", "lr");
    grant("-user3", "r");

    assertThat(rights(other, SHARED)).isEqualTo("lr");
    assertThat(rights(third, SHARED)).isEqualTo("l");
    assertThat(rights(stranger, new MailboxName("~user1@example.test/Work"))).isEmpty();
    assertThat(list(other)).containsExactly("~user1/Work");
    assertThat(list(third)).containsExactly("~user1/Work");
    assertThat(list(stranger)).isEmpty();
  }

  @Test
  void someoneOfAnotherDomainNamesTheDomainToo() {
    grant("user4@example.org", "lr");

    assertThat(list(stranger)).containsExactly("~user1@example.test/Work");
    assertThat(rights(stranger, new MailboxName("~user1@example.test/Work"))).isEqualTo("lr");
    assertThat(rights(stranger, SHARED)).isEmpty();
  }

  @Test
  void nobodyIsGrantedARightWhoIsNotThere() {
    assertThat(hindered(change("nobody", RightsChange.REPLACE, "lr")))
        .isEqualTo(new Obstacle.NoSuchIdentifier(new Identifier("nobody", false)));
  }

  @Test
  void anAccessListHasAnEnd() throws Exception {
    for (int account = 5; account < 5 + AccessEntry.MOST; account++) {
      grant("user" + account, "l");
    }

    assertThat(hindered(change("anyone", RightsChange.REPLACE, "l")))
        .isInstanceOf(Obstacle.TooManyAccessEntries.class);
    grant("user5", "lr");
  }

  @Test
  void childrenInheritRightsAndKeepThemWhenRenamed() {
    grant("user2", "lrk");
    StoreFixture.done(mailboxes.create(owner, new MailboxName("Work/a/b"), Set.of()));
    StoreFixture.done(mailboxes.create(other, new MailboxName("~user1/Work/c"), Set.of()));
    StoreFixture.done(mailboxes.create(owner, new MailboxName("Play"), Set.of()));
    StoreFixture.done(
        mailboxes.rename(owner, new MailboxName("Work/a"), new MailboxName("Play/a")));

    assertThat(list(other))
        .containsExactly("~user1/Play/a", "~user1/Play/a/b", "~user1/Work", "~user1/Work/c");
    assertThat(rights(other, new MailboxName("~user1/Play/a/b"))).isEqualTo("lrk");
    assertThat(rights(other, new MailboxName("~user1/Play"))).isEmpty();
  }

  @Test
  void makingWhereOneMayNotSaysNothingOfWhatThereIs() {
    grant("user2", "lr");
    Obstacle known = hindered(mailboxes.create(other, new MailboxName("~user1/Work/x"), Set.of()));

    for (String name : List.of("~user1/x", "~user1/INBOX/x", "~user1/Sent", "~nobody/x", "~/x")) {
      assertThat(hindered(mailboxes.create(other, new MailboxName(name), Set.of())))
          .as(name)
          .isEqualTo(known);
    }
  }

  @Test
  void namesOfOthersAreNoNamesOfOnesOwn() {
    assertThat(hindered(mailboxes.rename(owner, OWN, new MailboxName("~user2/Work"))))
        .isInstanceOf(Obstacle.NotPermitted.class);
    assertThat(hindered(mailboxes.create(owner, new MailboxName("~user1/~x"), Set.of())))
        .isInstanceOf(Obstacle.BadName.class);
    StoreFixture.done(mailboxes.create(owner, new MailboxName("~USER1/inbox/x"), Set.of()));
    assertThat(StoreFixture.done(mailboxes.list(owner)))
        .extracting(entry -> entry.name().path())
        .contains("INBOX/x");
  }

  @Test
  void aDeletedMailboxLeavesNoRightsToTheNextOfItsName() {
    grant("user2", "lr");
    StoreFixture.done(mailboxes.delete(owner, OWN));
    StoreFixture.done(mailboxes.create(owner, OWN, Set.of()));

    assertThat(rights(other, SHARED)).isEmpty();
    assertThat(list(other)).isEmpty();
  }

  /** Brings the mailbox back that was deleted first. */
  private void undelete(MailboxName as) throws Exception {
    Recoverer recoverer = fixture.store.recoverer();
    long removed = recoverer.removed(owner.account(), Instant.EPOCH).getLast().id();
    recoverer.returnMailbox(owner.account(), removed, as);
  }

  private List<String> entries(MailboxName name) {
    return StoreFixture.done(mailboxes.accessList(owner, name)).stream()
        .map(entry -> entry.identifier() + " " + entry.rights().letters())
        .toList();
  }

  @Test
  void aMailboxThatComesBackIsSharedAsItWas() throws Exception {
    grant("user2", "lrs");
    grant("-user3", "r");
    grant("anyone", "lrp");
    long shared = fixture.view(other, SHARED).mailbox();
    List<String> before = entries(OWN);
    StoreFixture.done(mailboxes.delete(owner, OWN));

    assertThat(list(other)).isEmpty();
    assertThat(rights(other, SHARED)).isEmpty();
    assertThat(posted("Work", OptionalLong.of(2))).isEqualTo("INBOX");
    assertThat(hindered(mailboxes.view(other, shared))).isInstanceOf(Obstacle.NoSuchMailbox.class);
    assertThat(hindered(mailboxes.accessList(owner, OWN)))
        .isInstanceOf(Obstacle.NoSuchMailbox.class);

    // Neither does it hand its list on to those that are made where it was.
    StoreFixture.done(mailboxes.create(owner, new MailboxName("Work/Below"), Set.of()));
    assertThat(list(other)).isEmpty();
    StoreFixture.done(mailboxes.delete(owner, new MailboxName("Work/Below")));
    StoreFixture.done(mailboxes.delete(owner, OWN));
    undelete(new MailboxName("Again"));

    assertThat(entries(new MailboxName("Again"))).isEqualTo(before).hasSize(4);
    assertThat(rights(other, new MailboxName("~user1/Again"))).isEqualTo("lrsp");
    assertThat(list(other)).containsExactly("~user1/Again");
    assertThat(StoreFixture.done(mailboxes.view(other, shared)).mailbox()).isEqualTo(shared);
  }

  @Test
  void whomAMailboxIsSharedWithHearsThatItCameBack() throws Exception {
    grant("user2", "lr");
    StoreFixture.done(mailboxes.delete(owner, OWN));
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch unheard = new CountDownLatch(1);
    try (Watch _ = mailboxes.watchAll(other, told::countDown);
        Watch _ = mailboxes.watchAll(third, unheard::countDown)) {
      undelete(OWN);

      // Before what is compared every ten seconds would tell, too.
      assertThat(told.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(unheard.getCount()).isEqualTo(1);
    }
  }

  @Test
  void flagsThatMayNotBeChangedStay() throws Exception {
    append(owner, OWN, 1, Flags.of(Flag.SEEN, Flag.FLAGGED));
    grant("user2", "lrti");
    OpenMailbox opened = fixture.open(other, SHARED);
    StoreFixture.done(
        mailboxes.store(
            other,
            opened.view().mailbox(),
            ALL,
            FlagChange.REPLACE,
            new Flags(Set.of(Flag.DELETED, Flag.DRAFT), Set.of("keyword")),
            Optional.empty()));
    append(other, SHARED, 1, Flags.of(Flag.SEEN, Flag.DELETED));
    MailboxView view = fixture.view(owner, OWN);

    assertThat(opened.writable()).isTrue();
    assertThat(view.flags(0)).isEqualTo(Flag.SEEN.bit() | Flag.FLAGGED.bit() | Flag.DELETED.bit());
    assertThat(view.flags(1)).isEqualTo(Flag.DELETED.bit());
    assertThat(view.keywords()).isEmpty();
  }

  @Test
  void whoMayOnlyReadOpensReadOnlyAndTakesNoRecent() throws Exception {
    append(owner, OWN, 2, Flags.NONE);
    grant("user2", "lr");

    assertThat(fixture.open(other, SHARED).writable()).isFalse();
    assertThat(fixture.open(owner, OWN).recentFrom()).isEqualTo(1);
  }

  @Test
  void messagesAreCopiedAndMovedBetweenAccountsAtTheReceiversCost() throws Exception {
    append(owner, OWN, 3, Flags.of(Flag.SEEN, Flag.FLAGGED));
    grant("user2", "lrsite");
    long shared = fixture.view(other, SHARED).mailbox();
    Placed out = StoreFixture.done(mailboxes.copy(other, shared, UidSet.of(1), INBOX));
    Placed moved = StoreFixture.done(mailboxes.move(other, shared, UidSet.of(2), INBOX));
    long inbox = fixture.view(other, INBOX).mailbox();
    StoreFixture.done(mailboxes.copy(other, inbox, ALL, SHARED));

    assertThat(out.target()).isEqualTo(UidSet.of(1));
    assertThat(moved.target()).isEqualTo(UidSet.of(2));
    MailboxView work = fixture.view(owner, OWN);
    assertThat(IntStream.range(0, work.size()).mapToObj(work::uid)).containsExactly(1L, 3L, 4L, 5L);
    assertThat(work.flags(2)).as("no right to flag").isEqualTo(Flag.SEEN.bit());
    assertThat(fixture.text(other, inbox, 2)).isEqualTo("message\r\n");
    assertThat(StoreFixture.done(mailboxes.quota(owner)).messages().used()).isEqualTo(4);
    assertThat(StoreFixture.done(mailboxes.quota(other)).messages().used()).isEqualTo(2);
    assertThat(StoreFixture.done(mailboxes.quota(owner)).octets().used()).isEqualTo(36);
    assertThat(StoreFixture.done(mailboxes.status(owner, OWN)).messages()).isEqualTo(4);
    String emailId =
        StoreFixture.done(mailboxes.messages(owner, shared, UidSet.of(1))).getFirst().emailId();
    assertThat(StoreFixture.done(mailboxes.messages(other, inbox, UidSet.of(1))))
        .extracting(data -> data.emailId())
        .containsExactly(emailId);
  }

  @Test
  void twoWhoMoveToEachOtherDoNotBlock() throws Exception {
    append(owner, OWN, 200, Flags.NONE);
    append(other, INBOX, 200, Flags.NONE);
    grant("user2", "lrswipkxtea");
    long work = fixture.view(owner, OWN).mailbox();
    long inbox = fixture.view(other, INBOX).mailbox();

    Thread there =
        Thread.startVirtualThread(
            () -> {
              for (long uid = 1; uid <= 200; uid++) {
                StoreFixture.done(mailboxes.move(other, work, UidSet.of(uid), INBOX));
              }
            });
    for (long uid = 1; uid <= 200; uid++) {
      StoreFixture.done(mailboxes.move(other, inbox, UidSet.of(uid), SHARED));
    }
    there.join();

    assertThat(fixture.view(owner, OWN).size() + fixture.view(other, INBOX).size()).isEqualTo(400);
    assertThat(StoreFixture.done(mailboxes.quota(owner)).messages().used()).isEqualTo(200);
  }

  @Test
  void whoeverHasItOpenIsToldAndTurnedOutWhenNoMorePermitted() throws Exception {
    grant("user2", "lr");
    long shared = fixture.view(other, SHARED).mailbox();
    CountDownLatch told = new CountDownLatch(1);
    try (Watch _ = mailboxes.watch(other, shared, told::countDown)) {
      grant("user2", "l");

      assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(hindered(mailboxes.view(other, shared))).isInstanceOf(Obstacle.NotPermitted.class);
      grant("user2", "");
      assertThat(hindered(mailboxes.view(other, shared)))
          .isInstanceOf(Obstacle.NoSuchMailbox.class);
    }
  }

  @Test
  void anotherNodeHearsOfItOrComparesInTheEnd() throws Exception {
    grant("user2", "lr");
    try (StoreFixture deaf =
        StoreFixture.open(
            fixture.database, fixture.dataSource(), folder.resolve("deaf"), "b", new NoHints())) {
      long shared = deaf.view(other, SHARED).mailbox();
      grant("user2", "");
      deaf.store.open().compare();

      assertThat(hindered(deaf.mailboxes().view(other, shared)))
          .isInstanceOf(Obstacle.NoSuchMailbox.class);
    }
  }

  @Test
  void othersMailboxesAreSubscribedByTheirOneNameAndUsedForNothing() {
    StoreFixture.done(
        mailboxes.grant(
            owner,
            new MailboxName("Sent"),
            new Identifier("user2", false),
            RightsChange.ADD,
            MailboxRights.parse("lr").orElseThrow()));
    StoreFixture.done(
        mailboxes.subscribe(other, new MailboxName("~user1@example.test/Sent"), true));

    assertThat(StoreFixture.done(mailboxes.list(other)))
        .filteredOn(entry -> entry.name().path().equals("~user1/Sent"))
        .singleElement()
        .matches(MailboxEntry::subscribed)
        .extracting(MailboxEntry::uses)
        .isEqualTo(Set.<SpecialUse>of());
    assertThat(StoreFixture.done(mailboxes.list(other)))
        .filteredOn(entry -> entry.name().path().equals("~user1"))
        .singleElement()
        .matches(entry -> !entry.selectable() && entry.hasChildren());
  }

  @Test
  void anAliasStandsForAMailboxAndAllBelow() throws Exception {
    StoreFixture.done(mailboxes.create(owner, new MailboxName("Work/2026"), Set.of()));
    append(owner, new MailboxName("Work/2026"), 2, Flags.NONE);
    for (MailboxName name : List.of(OWN, new MailboxName("Work/2026"))) {
      StoreFixture.done(
          mailboxes.grant(
              owner,
              name,
              new Identifier("user2", false),
              RightsChange.REPLACE,
              MailboxRights.parse("lrik").orElseThrow()));
    }
    MailboxName alias = new MailboxName("Team");
    StoreFixture.done(mailboxes.alias(other, alias, SHARED));

    assertThat(StoreFixture.done(mailboxes.list(other)))
        .filteredOn(entry -> entry.name().path().startsWith("Team"))
        .extracting(entry -> entry.name().path() + " " + entry.rights().letters())
        .containsExactly("Team lrik", "Team/2026 lrik");
    assertThat(fixture.view(other, new MailboxName("Team/2026")).size()).isEqualTo(2);
    append(other, alias, 1, Flags.NONE);
    assertThat(fixture.view(owner, OWN).size()).isEqualTo(1);
    StoreFixture.done(mailboxes.create(other, new MailboxName("Team/new"), Set.of()));
    assertThat(rights(owner, new MailboxName("Work/new"))).isNotEmpty();

    StoreFixture.done(mailboxes.rename(owner, OWN, new MailboxName("Office")));
    assertThat(fixture.view(other, new MailboxName("Team/2026")).size()).isEqualTo(2);
    StoreFixture.done(mailboxes.delete(other, alias));
    assertThat(rights(other, alias)).isEmpty();
    assertThat(fixture.view(owner, new MailboxName("Office")).size()).isEqualTo(1);
  }

  @Test
  void anAliasNeedsAFreeNameAndSomebodyElsesMailbox() {
    MailboxName alias = new MailboxName("Team");
    assertThat(hindered(mailboxes.alias(other, alias, SHARED)))
        .isInstanceOf(Obstacle.NoSuchMailbox.class);
    grant("user2", "l");
    assertThat(hindered(mailboxes.alias(other, new MailboxName("Sent"), SHARED)))
        .isInstanceOf(Obstacle.AlreadyExists.class);
    assertThat(hindered(mailboxes.alias(other, alias, new MailboxName("Sent"))))
        .isInstanceOf(Obstacle.BadName.class);
    StoreFixture.done(mailboxes.alias(other, alias, SHARED));
    for (String name : List.of("Team", "Team/x")) {
      assertThat(hindered(mailboxes.alias(other, new MailboxName(name), SHARED)))
          .isInstanceOf(Obstacle.AlreadyExists.class);
    }
    assertThat(hindered(mailboxes.create(other, new MailboxName("Team/x"), Set.of())))
        .isInstanceOf(Obstacle.NotPermitted.class);
    grant("user2", "");
    assertThat(rights(other, alias)).isEmpty();
  }

  @Test
  void aSharedMailboxCountsToItsOwner() throws Exception {
    append(owner, OWN, 2, Flags.NONE);
    assertThat(hindered(mailboxes.quotaRoot(other, SHARED)))
        .isInstanceOf(Obstacle.NoSuchMailbox.class);
    assertThat(hindered(mailboxes.quotaRoot(other, new MailboxName("~user1"))))
        .isInstanceOf(Obstacle.NoSuchMailbox.class);
    grant("user2", "lr");

    for (String name : List.of("~user1/Work", "~user1")) {
      QuotaRoot root = StoreFixture.done(mailboxes.quotaRoot(other, new MailboxName(name)));
      assertThat(root.account()).isEqualTo("user1");
      assertThat(root.quota().messages().used()).isEqualTo(2);
    }
    assertThat(StoreFixture.done(mailboxes.quotaRoot(owner, SHARED)).account()).isEmpty();
  }

  @Test
  void whoWatchesAllHearsOfWhatIsSharedAndOfSharing() throws Exception {
    CountDownLatch shared = new CountDownLatch(1);
    try (Watch _ = mailboxes.watchAll(other, shared::countDown)) {
      grant("user2", "lr");
      assertThat(shared.await(10, TimeUnit.SECONDS)).isTrue();
    }
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch unheard = new CountDownLatch(1);
    try (Watch _ = mailboxes.watchAll(other, arrived::countDown);
        Watch _ = mailboxes.watchAll(third, unheard::countDown)) {
      append(owner, OWN, 1, Flags.NONE);
      assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(unheard.getCount()).isEqualTo(1);
    }
  }

  @Test
  void anotherDomainAndThoseNotSignedInAreIdentifiersToo() {
    grant("@example.org", "lr");
    grant("anonymous", "p");
    grant("-@example.test", "l");

    assertThat(rights(stranger, new MailboxName("~user1@example.test/Work"))).isEqualTo("lr");
    assertThat(list(stranger)).containsExactly("~user1@example.test/Work");
    assertThat(rights(other, SHARED)).isEmpty();
    assertThat(StoreFixture.done(mailboxes.accessList(owner, OWN)))
        .extracting(entry -> entry.identifier() + " " + entry.rights().letters())
        .containsExactly(
            "user1@example.test lrswipkxtea", "-anyone l", "@example.org lr", "anonymous p");
    assertThat(hindered(change("@nowhere.test", RightsChange.REPLACE, "lr")))
        .isEqualTo(new Obstacle.NoSuchIdentifier(new Identifier("@nowhere.test", false)));
  }

  @Test
  void anonymousLetsNobodyIn() {
    grant("anonymous", "lrswipkxtea");

    assertThat(list(other)).isEmpty();
    assertThat(rights(other, SHARED)).isEmpty();
  }

  private String posted(String detail, OptionalLong sender) {
    return fixture.store.subaddresses().of(owner.account(), detail, sender).path();
  }

  @Test
  void mailToASubaddressGoesWhereItsSenderMayPost() {
    OptionalLong nobody = OptionalLong.empty();
    assertThat(posted("Work", OptionalLong.of(1))).as("no list at all").isEqualTo("INBOX");
    grant("user2", "p");
    assertThat(posted("Work", OptionalLong.of(2))).isEqualTo("Work");
    assertThat(posted("work", OptionalLong.of(1))).isEqualTo("Work");
    assertThat(posted("Work", OptionalLong.of(3))).isEqualTo("INBOX");
    assertThat(posted("Work", nobody)).isEqualTo("INBOX");
    grant("anonymous", "p");
    assertThat(posted("Work", nobody)).isEqualTo("Work");
    assertThat(posted("Work", OptionalLong.of(4))).isEqualTo("Work");
    grant("-user3", "p");
    assertThat(posted("Work", OptionalLong.of(3))).isEqualTo("INBOX");
    for (String detail : List.of("Sent", "Nowhere", "~user1/Work", "a//b", "x\0y", "*")) {
      assertThat(posted(detail, nobody)).as(detail).isEqualTo("INBOX");
    }
  }

  @Test
  void mailboxesThatDifferByCaseAreNamedExactly() {
    StoreFixture.done(mailboxes.create(owner, new MailboxName("Work/Ärger"), Set.of()));
    StoreFixture.done(mailboxes.create(owner, new MailboxName("work"), Set.of()));
    for (String name : List.of("Work", "work", "Work/Ärger")) {
      StoreFixture.done(
          mailboxes.grant(
              owner,
              new MailboxName(name),
              new Identifier("anonymous", false),
              RightsChange.REPLACE,
              MailboxRights.parse("p").orElseThrow()));
    }

    assertThat(posted("WORK", OptionalLong.empty())).isEqualTo("INBOX");
    assertThat(posted("work", OptionalLong.empty())).isEqualTo("work");
    assertThat(posted("wORK/äRGER", OptionalLong.empty())).isEqualTo("Work/Ärger");
  }

  @Test
  void aliasesAreListedWhileTheirMailboxIsSeen() {
    grant("user2", "l");
    StoreFixture.done(mailboxes.alias(other, new MailboxName("Team"), SHARED));

    assertThat(StoreFixture.done(mailboxes.aliases(other)))
        .containsExactly(new AliasedMailbox(new MailboxName("Team"), SHARED));
    StoreFixture.done(mailboxes.rename(owner, OWN, new MailboxName("Office")));
    assertThat(StoreFixture.done(mailboxes.aliases(other)))
        .extracting(alias -> alias.target().path())
        .containsExactly("~user1/Office");
    StoreFixture.done(
        mailboxes.grant(
            owner,
            new MailboxName("Office"),
            new Identifier("user2", false),
            RightsChange.REPLACE,
            MailboxRights.NONE));
    assertThat(StoreFixture.done(mailboxes.aliases(other))).isEmpty();
  }

  @Test
  void whoAdministersADomainLimitsItsAccounts() throws Exception {
    QuotaLimits limits =
        new QuotaLimits(OptionalLong.of(9_000), OptionalLong.of(9), OptionalLong.empty());
    Caller chief = with(other, new Rights.DomainAdministrator(1));
    Caller elsewhere = with(other, new Rights.DomainAdministrator(2));
    MailboxName root = new MailboxName("~user1");

    QuotaRoot now = StoreFixture.done(mailboxes.limit(chief, Optional.of(root), limits));
    assertThat(now.account()).isEqualTo("user1");
    assertThat(now.quota().messages().limit()).isEqualTo(9);
    assertThat(StoreFixture.done(mailboxes.quotaRoot(chief, root))).isEqualTo(now);

    assertThat(hindered(mailboxes.limit(elsewhere, Optional.of(root), limits)))
        .isInstanceOf(Obstacle.NoSuchMailbox.class);
    assertThat(hindered(mailboxes.quotaRoot(elsewhere, root)))
        .isInstanceOf(Obstacle.NoSuchMailbox.class);
    assertThat(hindered(mailboxes.limit(owner, Optional.empty(), limits)))
        .isInstanceOf(Obstacle.NotPermitted.class);
    grant("user2", "lr");
    assertThat(hindered(mailboxes.limit(other, Optional.of(root), limits)))
        .isInstanceOf(Obstacle.NotPermitted.class);
  }

  private static Caller with(Caller caller, Rights rights) {
    return new Caller(caller.account(), caller.name(), rights, caller.session());
  }
}
