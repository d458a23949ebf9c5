package org.carillon.recovery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.mailbox.internal.StoreFixture.done;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.audit.internal.AuditOn;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.internal.StoreTest;
import org.carillon.recovery.DeletedFolders;
import org.carillon.recovery.Recovered;
import org.carillon.store.item.CollectionKind;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of folders that were deleted by mistake. */
class FolderReturnsTest extends StoreTest {
  private static final MailboxName WORK = new MailboxName("Work");
  private static final MailboxName BELOW = new MailboxName("Work/Bells");
  private static final MailboxName TEAM = new MailboxName("Team");

  private Caller alice;
  private Caller guest;
  private DeletedFolders folders;

  @BeforeEach
  void open() throws SQLException {
    alice = fixture.account(1);
    guest = fixture.account(2);
    folders = folders(new DeclaredSettings());
  }

  private DeletedFolders folders(DeclaredSettings settings) {
    return new FolderReturns(
        fixture.parts.transactions(),
        fixture.recoverer(),
        fixture.people(),
        settings,
        AuditOn.database(fixture.database));
  }

  private long make(MailboxName name, SpecialUse... uses) throws Exception {
    done(mailboxes.create(alice, name, Set.of(uses)));
    fixture.append(alice, name, Flags.NONE, "Subject: one\r\n\r\n", "Subject: two\r\n\r\n");
    return fixture.view(alice, name).mailbox();
  }

  private List<String> names(Caller caller) {
    return done(mailboxes.list(caller)).stream()
        .filter(MailboxEntry::selectable)
        .map(entry -> entry.name().path())
        .toList();
  }

  private Failure refused(Caller caller, long folder) {
    return folders.bringBack(caller, folder, Instant.EPOCH).asFailure().orElseThrow();
  }

  private void grant(MailboxName name, String letters) {
    done(
        mailboxes.grant(
            alice,
            name,
            Identifier.parse("user2"),
            RightsChange.REPLACE,
            MailboxRights.parse(letters).orElseThrow()));
  }

  @Test
  void undeletedMailboxKeepsIdRightsAndUses() throws Exception {
    long work = make(WORK, SpecialUse.FLAGGED);
    grant(WORK, "lr");
    long validity = fixture.view(alice, WORK).uidValidity();
    done(mailboxes.delete(alice, WORK));

    assertThat(done(folders.bringBack(alice, work, Instant.EPOCH)))
        .isEqualTo(new Recovered(List.of("Work"), 2));

    assertThat(fixture.view(alice, WORK).mailbox()).isEqualTo(work);
    assertThat(fixture.view(alice, WORK).uidValidity()).isEqualTo(validity);
    assertThat(fixture.view(alice, WORK).size()).isEqualTo(2);
    assertThat(names(guest)).contains("~user1/Work");
    assertThat(done(mailboxes.list(alice)))
        .anyMatch(entry -> entry.name().equals(WORK) && entry.uses().contains(SpecialUse.FLAGGED));
    // It works once; a second request finds nothing.
    assertThat(refused(alice, work)).isInstanceOf(Failure.NotFound.class);
  }

  @Test
  void mailboxesDeletedTogetherAreRestoredTogether() throws Exception {
    long work = make(WORK);
    long earlier = make(new MailboxName("Work/Old"));
    done(mailboxes.delete(alice, new MailboxName("Work/Old")));
    fixture.execute(
        "update mailbox set removed = removed - interval '1 hour' where id = " + earlier);
    make(BELOW);
    done(mailboxes.delete(alice, BELOW));
    done(mailboxes.delete(alice, WORK));

    Instant since = Instant.now().minusSeconds(600);
    assertThat(done(folders.bringBack(alice, work, since)).mailboxes())
        .containsExactly("Work", "Work/Bells");
    assertThat(names(alice)).contains("Work", "Work/Bells").doesNotContain("Work/Old");
  }

  @Test
  void restoredTreeIsRenamedIfItsNameIsTaken() throws Exception {
    long work = make(WORK);
    make(BELOW);
    done(mailboxes.delete(alice, BELOW));
    done(mailboxes.delete(alice, WORK));
    make(WORK);

    assertThat(done(folders.bringBack(alice, work, Instant.EPOCH)).mailboxes())
        .containsExactly("Work (2)", "Work (2)/Bells");
  }

  @Test
  void unusedReplacementCalendarGivesWay() {
    MailboxName calendar = new MailboxName("Calendar");
    CollectionEntry first =
        done(fixture.collections().create(alice, calendar, CollectionKind.CALENDAR));
    done(mailboxes.delete(alice, calendar));
    CollectionEntry second =
        done(fixture.collections().create(alice, calendar, CollectionKind.CALENDAR));

    assertThat(done(folders.bringBack(alice, first.id(), Instant.EPOCH)).mailboxes())
        .containsExactly("Calendar");
    assertThat(done(fixture.collections().named(alice, calendar)).id()).isEqualTo(first.id());
    assertThat(fixture.collections().collection(alice, second.id()).asFailure())
        .containsInstanceOf(Failure.NotFound.class);
  }

  @Test
  void missingParentIsCreatedWithTheSameKind() {
    MailboxName files = new MailboxName("Papers");
    MailboxName inside = new MailboxName("Papers/2026");
    done(fixture.collections().create(alice, files, CollectionKind.FILES));
    long folder = done(fixture.collections().create(alice, inside, CollectionKind.FILES)).id();
    done(mailboxes.delete(alice, inside));
    done(mailboxes.delete(alice, files));

    assertThat(done(folders.bringBack(alice, folder, Instant.EPOCH)).mailboxes())
        .containsExactly("Papers/2026");
    assertThat(done(fixture.collections().named(alice, files)).kind())
        .isEqualTo(CollectionKind.FILES);
  }

  @Test
  void accountsWithTheDeleteRightCanUndeleteMailboxes() throws Exception {
    long team = make(TEAM);
    grant(TEAM, "lrx");
    done(mailboxes.delete(guest, new MailboxName("~user1/Team")));
    assertThat(refused(fixture.account(3), team)).isInstanceOf(Failure.NotFound.class);
    assertThat(done(folders.bringBack(guest, team, Instant.EPOCH)).mailboxes())
        .containsExactly("~user1/Team");

    grant(TEAM, "lr");
    done(mailboxes.delete(alice, TEAM));
    assertThat(refused(guest, team)).isInstanceOf(Failure.NotFound.class);
    assertThat(names(alice)).doesNotContain("Team");
  }

  @Test
  void exceededQuotaIsReportedOnUndelete() throws Exception {
    long work = make(WORK);
    done(mailboxes.delete(alice, WORK));
    fixture.quotas.messages = 1;
    assertThat(refused(alice, work)).isInstanceOf(Failure.LimitReached.class);
  }

  @Test
  void mailboxCannotBeUndeletedAfterItsPeriod() throws Exception {
    folders =
        folders(new DeclaredSettings().with(DirectorySettings.UNDELETE_PERIOD, Duration.ZERO));
    long work = make(WORK);
    done(mailboxes.delete(alice, WORK));
    fixture.execute("update mailbox set removed = now() - interval '9 minutes' where id = " + work);
    assertThat(done(folders.bringBack(alice, work, Instant.EPOCH)).mailboxes())
        .containsExactly("Work");

    done(mailboxes.delete(alice, WORK));
    fixture.execute(
        "update mailbox set removed = now() - interval '11 minutes' where id = " + work);
    assertThat(refused(alice, work)).isInstanceOf(Failure.NotFound.class);
  }
}
