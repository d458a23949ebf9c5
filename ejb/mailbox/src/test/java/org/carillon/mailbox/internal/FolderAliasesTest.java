package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.sharing.AliasedMailbox;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.mailbox.AssignedFolderSettings;
import org.carillon.mailbox.sharing.AssignedFolders;
import org.junit.jupiter.api.Test;

/** Tests of an account's own names for other accounts' mailboxes. */
class FolderAliasesTest extends SharedMailboxTest {
  @Test
  void aliasStandsForAMailboxAndItsChildren() throws Exception {
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
  void aliasNeedsAFreeNameAndAForeignMailbox() {
    MailboxName alias = new MailboxName("Team");
    assertThat(hindered(mailboxes.alias(other, alias, SHARED)))
        .isInstanceOf(Failure.NotFound.class);
    grant("user2", "l");
    assertThat(hindered(mailboxes.alias(other, new MailboxName("Sent"), SHARED)))
        .isInstanceOf(Failure.Taken.class);
    assertThat(hindered(mailboxes.alias(other, alias, new MailboxName("Sent"))))
        .isInstanceOf(Failure.Invalid.class);
    StoreFixture.done(mailboxes.alias(other, alias, SHARED));
    for (String name : List.of("Team", "Team/x")) {
      assertThat(hindered(mailboxes.alias(other, new MailboxName(name), SHARED)))
          .isInstanceOf(Failure.Taken.class);
    }
    assertThat(hindered(mailboxes.create(other, new MailboxName("Team/x"), Set.of())))
        .isInstanceOf(Failure.NotAllowed.class);
    grant("user2", "");
    assertThat(rights(other, alias)).isEmpty();
  }

  @Test
  void aliasesAreListedWhileTheirMailboxIsVisible() {
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
  void givenFoldersAppearAndDisappearWithTheSetting() throws Exception {
    append(owner, OWN, 1, Flags.NONE);
    grant("user2", "lrx");
    AssignedFolders.Given team = AssignedFolderSettings.read("Team = ~user1/Work").orElseThrow();
    fixture.given.add(team);

    assertThat(StoreFixture.done(mailboxes.list(other)))
        .filteredOn(entry -> entry.name().path().equals("Team"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.subscribed()).isTrue();
              assertThat(entry.rights().letters()).contains("lr");
            });
    assertThat(StoreFixture.done(mailboxes.list(third)))
        .noneMatch(entry -> entry.name().path().equals("Team"));
    assertThat(fixture.view(other, new MailboxName("Team")).size()).isEqualTo(1);
    assertThat(hindered(mailboxes.delete(other, new MailboxName("Team"))))
        .isInstanceOf(Failure.NotAllowed.class);
    assertThat(fixture.view(owner, OWN).size()).isEqualTo(1);

    fixture.given.clear();
    assertThat(StoreFixture.done(mailboxes.list(other)))
        .noneMatch(entry -> entry.name().path().equals("Team"));
  }

  @Test
  void anExistingMailboxTakesPrecedenceOverAGivenFolder() throws Exception {
    grant("user2", "lr");
    StoreFixture.done(mailboxes.create(other, new MailboxName("Team"), Set.of()));
    fixture.given.add(AssignedFolderSettings.read("Team=~user1/Work").orElseThrow());

    append(owner, OWN, 1, Flags.NONE);
    assertThat(fixture.view(other, new MailboxName("Team")).size()).isZero();
  }

  @Test
  void assignedFolderNamesOwnerAndMembers() {
    assertThat(AssignedFolderSettings.read("Sales/EU = ~public/A b (sales@example.com)"))
        .contains(
            new AssignedFolders.Given(
                new MailboxName("Sales/EU"),
                "public",
                new MailboxName("A b"),
                Optional.of("sales@example.com")));
    for (String wrong :
        List.of("Travel", "~a=~b/c", "Travel=public/x", "Travel=~public/", "=~a/b")) {
      assertThat(AssignedFolderSettings.read(wrong)).as(wrong).isEmpty();
    }
  }
}
