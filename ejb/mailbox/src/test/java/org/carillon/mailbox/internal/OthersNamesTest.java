package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.junit.jupiter.api.Test;

class OthersNamesTest extends SharedMailboxTest {
  @Test
  void usersOfOtherDomainsNeedTheFullAddress() {
    grant("user4@example.org", "lr");

    assertThat(list(stranger)).containsExactly("~user1@example.test/Work");
    assertThat(rights(stranger, new MailboxName("~user1@example.test/Work"))).isEqualTo("lr");
    assertThat(rights(stranger, SHARED)).isEmpty();
  }

  @Test
  void refusedCreateRevealsNoExistingMailboxes() {
    grant("user2", "lr");
    Failure known = hindered(mailboxes.create(other, new MailboxName("~user1/Work/x"), Set.of()));

    for (String name : List.of("~user1/x", "~user1/INBOX/x", "~user1/Sent", "~nobody/x", "~/x")) {
      assertThat(hindered(mailboxes.create(other, new MailboxName(name), Set.of())))
          .as(name)
          .isEqualTo(known);
    }
  }

  @Test
  void namesOfOthersCannotBeOwnNames() {
    assertThat(hindered(mailboxes.rename(owner, OWN, new MailboxName("~user2/Work"))))
        .isInstanceOf(Failure.NotAllowed.class);
    assertThat(hindered(mailboxes.create(owner, new MailboxName("~user1/~x"), Set.of())))
        .isInstanceOf(Failure.Invalid.class);
    StoreFixture.done(mailboxes.create(owner, new MailboxName("~USER1/inbox/x"), Set.of()));
    assertThat(StoreFixture.done(mailboxes.list(owner)))
        .extracting(entry -> entry.name().path())
        .contains("INBOX/x");
  }

  @Test
  void foreignMailboxesAreSubscribedByOneNameWithoutUses() {
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
}
