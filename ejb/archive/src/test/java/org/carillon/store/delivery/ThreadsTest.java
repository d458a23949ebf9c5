package org.carillon.store.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.archive.internal.Archives;
import org.carillon.archive.mail.ArchivedMail;
import org.carillon.archive.mail.ArchivedMailbox;
import org.carillon.archive.mail.ArchivedMessage;
import org.carillon.archive.mail.MailRestoration;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.carillon.store.Target;
import org.carillon.store.item.CollectionKind;
import org.junit.jupiter.api.Test;

class ThreadsTest extends AliceTest {
  private static final MailboxName SENT = new MailboxName("Sent");

  private static String message(String subject, String id, String... before) {
    return "Subject: %s\r\nMessage-ID: <%s>\r\nReferences: %s\r\n\r\nText\r\n"
        .formatted(subject, id, before.length == 0 ? "" : "<" + String.join("> <", before) + ">");
  }

  private void deliver(String text) throws Exception {
    fixture.deliver(fixture.toInbox(alice, text));
  }

  private List<String> threads(Caller caller, MailboxName name) {
    MailboxView view = fixture.view(caller, name);
    return StoreFixture.done(mailboxes.messages(caller, view.mailbox(), UidSet.range(1, 100)))
        .stream()
        .map(MessageData::threadId)
        .toList();
  }

  private List<String> threads() {
    return threads(alice, StoreFixture.INBOX);
  }

  @Test
  void repliesShareTheThreadOfTheirOriginal() throws Exception {
    deliver(message("Lunch", "a@x"));
    deliver(message("Re: Lunch", "b@x", "a@x"));
    deliver(message("Fwd: [team] LUNCH", "c@x", "a@x", "b@x"));
    deliver(message("Lunch", "d@x"));

    assertThat(threads()).hasSize(4);
    assertThat(threads().subList(0, 3)).containsOnly(threads().getFirst());
    assertThat(threads().get(3)).isNotEqualTo(threads().getFirst());
  }

  @Test
  void repliesToAMissingMessageShareAThread() throws Exception {
    deliver(message("Re: Lunch", "b@x", "a@x"));
    deliver(message("Re: Lunch", "c@x", "a@x"));
    assertThat(threads().get(1)).isEqualTo(threads().get(0));
  }

  @Test
  void messageWithAnotherSubjectStartsAThread() throws Exception {
    deliver(message("Lunch", "a@x"));
    deliver(message("Dinner", "b@x", "a@x"));
    assertThat(threads().get(1)).isNotEqualTo(threads().get(0));
  }

  @Test
  void messageReferringToTwoThreadsJoinsTheOlder() throws Exception {
    deliver(message("x", "a@x"));
    deliver(message("x", "b@x"));
    List<String> before = threads();
    deliver(message("Re: x", "c@x", "b@x", "a@x"));
    assertThat(threads()).containsExactly(before.get(0), before.get(1), before.get(0));
  }

  @Test
  void eachRecipientHasTheMessageInItsOwnThread() throws Exception {
    Caller bob = fixture.account(2);
    Caller carol = fixture.account(3);
    deliver(message("x", "a@x"));
    fixture.deliver(fixture.toInbox(carol, message("x", "a@x")));
    fixture.deliver(
        fixture.delivery(
            message("Re: x", "b@x", "a@x"),
            new Target(2, StoreFixture.INBOX, StoreFixture.NO_PREFIX, Flags.NONE),
            new Target(1, StoreFixture.INBOX, StoreFixture.NO_PREFIX, Flags.NONE),
            new Target(1, SENT, StoreFixture.NO_PREFIX, Flags.NONE),
            new Target(3, StoreFixture.INBOX, StoreFixture.NO_PREFIX, Flags.NONE)));

    assertThat(threads().get(1)).isEqualTo(threads().get(0));
    assertThat(threads(alice, SENT)).containsExactly(threads().get(0));
    List<String> carols = threads(carol, StoreFixture.INBOX);
    assertThat(carols.get(1)).isEqualTo(carols.get(0));
    assertThat(threads(bob, StoreFixture.INBOX)).doesNotContainAnyElementsOf(threads());
    assertThat(fixture.text(bob, fixture.view(bob, StoreFixture.INBOX).mailbox(), 1))
        .startsWith("Subject: Re: x");
  }

  @Test
  void messagesOfOneBatchShareThreadsAndCopiesKeepThem() throws Exception {
    StoreFixture.done(
        mailboxes.append(
            alice,
            SENT,
            List.of(
                draft(message("x", "a@x")),
                draft(message("Re: x", "b@x", "a@x")),
                draft("Subject: x\r\n\r\nNo id\r\n"))));
    List<String> sent = threads(alice, SENT);
    assertThat(sent.get(1)).isEqualTo(sent.get(0));
    assertThat(sent.get(2)).isNotEqualTo(sent.get(0));

    long mailbox = fixture.view(alice, SENT).mailbox();
    mailboxes.copy(alice, mailbox, UidSet.range(2, 3), StoreFixture.INBOX);
    assertThat(threads()).containsExactly(sent.get(1), sent.get(2));
  }

  @Test
  void repliesToRestoredMessagesJoinTheirThread() throws Exception {
    MailboxName back = new MailboxName("Back");
    String text = message("x", "a@x");
    MailRestoration restoration = Archives.restoration(fixture, alice, "");
    ArchivedMailbox mailbox =
        new ArchivedMailbox(1, back, CollectionKind.MAIL, Set.of(), 7, 2, 3, UidSet.of(1));
    MailRestoration.Hidden hidden = restoration.begin(mailbox, MailRestoration.Numbers.NEW);
    ArchivedMessage message =
        new ArchivedMessage(
            1,
            1,
            3,
            Flags.NONE,
            StoreFixture.NOON,
            Instant.EPOCH,
            5,
            5,
            Optional.empty(),
            StoreFixture.NO_PREFIX,
            1,
            text.length(),
            0);
    restoration.put(fixture.spool(text), List.of(new MailRestoration.Place(hidden, message)));
    restoration.show(
        hidden,
        back,
        new ArchivedMail(
            3, List.of(mailbox), List.of(), List.of(), List.of(), List.of(), List.of()));

    deliver(message("Re: x", "b@x", "a@x"));
    assertThat(threads()).hasSize(1).isEqualTo(threads(alice, back));
  }

  private Draft draft(String text) throws Exception {
    return new Draft(fixture.spool(text), Flags.NONE, StoreFixture.NOON);
  }

  @Test
  void threadKeysOfManyReferencesAreBounded() throws Exception {
    String[] before = new String[10_000];
    for (int i = 0; i < before.length; i++) {
      before[i] = i + "@x";
    }
    deliver(message("x", "a@x", before));
    deliver(message("x", "b@x", "0@x"));
    deliver(message("x", "c@x", "9999@x"));
    assertThat(threads()).containsOnly(threads().getFirst()).hasSize(3);
    try (var connection = fixture.dataSource().getConnection();
        var count = connection.prepareStatement("select count(*) from thread_key");
        var row = count.executeQuery()) {
      assertThat(row.next()).isTrue();
      assertThat(row.getInt(1)).isEqualTo(ThreadKeys.MOST + 2);
    }
  }
}
