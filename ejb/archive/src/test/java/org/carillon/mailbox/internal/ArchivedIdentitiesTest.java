package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.archive.internal.Archives;
import org.carillon.archive.internal.SavedFiles;
import org.carillon.archive.internal.SavedFiles.How;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that an account with another's address is not taken for that of the backup. */
class ArchivedIdentitiesTest extends AliceTest {
  private static final MailboxName CONTRACTS = new MailboxName("Contracts");
  private static final MailboxName SHOWN = new MailboxName("~user1/Contracts");

  private SavedFiles files;
  private Path saved;
  private Caller bob;
  private Caller newcomer;

  @BeforeEach
  void open() throws Exception {
    bob = fixture.account(2);
    newcomer = fixture.account(3);
    StoreFixture.done(mailboxes.create(alice, CONTRACTS, Set.of()));
    fixture.append(alice, CONTRACTS, Flags.NONE, "Subject: x\r\n\r\nsecret");
    StoreFixture.done(
        mailboxes.grant(
            alice,
            CONTRACTS,
            Identifier.parse("user2"),
            RightsChange.REPLACE,
            MailboxRights.parse("lrs").orElseThrow()));
    files = new SavedFiles(folder);
    saved = files.save(Archives.of(fixture), 1, Optional.empty());
    StoreFixture.done(mailboxes.delete(alice, CONTRACTS));
  }

  private void restore(String lineage) throws Exception {
    files.restore(
        fixture.blobs.spools(),
        Archives.restoration(fixture, alice, lineage),
        How.MISSING,
        List.of(saved));
  }

  private boolean mayOpen(Caller who) {
    return mailboxes.open(who, SHOWN, false) instanceof Answer.Done<?>;
  }

  @Test
  void aclEntriesOfExistingAccountsAreRestored() throws Exception {
    restore(Archives.of(fixture).lineage());

    assertThat(mayOpen(bob)).isTrue();
    assertThat(files.troubles()).noneMatch(trouble -> trouble.contains("user2"));
  }

  @Test
  void aclEntriesOfAReassignedAddressAreNotRestored() throws Exception {
    fixture.people.succeed(3, 2);

    restore(Archives.of(fixture).lineage());

    assertThat(mayOpen(newcomer)).isFalse();
    assertThat(files.troubles())
        .anyMatch(
            trouble ->
                trouble.startsWith("The mailbox rights and read marks of user2@example.test"));
  }

  @Test
  void aclEntriesOfYoungerAccountsAreNotRestoredToAnotherStore() throws Exception {
    fixture.people.made(2, Instant.now().plus(Duration.ofHours(1)));

    restore("another");

    assertThat(mayOpen(bob)).isFalse();
    assertThat(files.troubles())
        .anyMatch(
            trouble ->
                trouble.startsWith("The mailbox rights and read marks of user2@example.test"));
  }

  @Test
  void aclEntriesOfOlderAccountsAreRestoredToAnotherStore() throws Exception {
    restore("another");

    assertThat(mayOpen(bob)).isTrue();
  }
}
