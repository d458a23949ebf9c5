package org.carillon.mailbox.internal.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.mailbox.internal.StoreFixture.done;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.PageStart;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.mailbox.conversation.ConversationPage;
import org.carillon.mailbox.conversation.MailConversation;
import org.carillon.mailbox.conversation.PlacedMessage;
import org.carillon.mailbox.internal.AliceTest;
import org.carillon.mailbox.internal.StoreFixture;
import org.junit.jupiter.api.Test;

class ConversationsTest extends AliceTest {
  private static final MailboxName SENT = new MailboxName("Sent");
  private static final MailboxName TRASH = new MailboxName("Trash");
  private static final MailboxName WORK = new MailboxName("Work");
  private static final Query UNREAD = new Query.Not(new Query.HasFlag(Flag.SEEN));

  private int minutes;

  /** Files a message of a thread, one minute later than the one before. */
  private void file(MailboxName mailbox, String thread, String id) throws Exception {
    String text =
        "Message-ID: <%s@x.test>\r\nReferences: <%s@x.test>\r\nSubject: Re: %s\r\n\r\n%s\r\n"
            .formatted(id, thread, thread, id);
    var draft =
        new Draft(fixture.spool(text), Flags.NONE, StoreFixture.NOON.plusMinutes(minutes++));
    done(mailboxes.append(alice, mailbox, List.of(draft)));
  }

  private long mailbox(MailboxName name) {
    return fixture.view(alice, name).mailbox();
  }

  private ConversationPage page(Query query, PageStart start, int most) {
    return done(
        fixture
            .conversations()
            .conversations(alice, fixture.view(alice, StoreFixture.INBOX), query, start, most));
  }

  private List<Long> newest(Query query) {
    return page(query, PageStart.FIRST, 50).conversations().stream()
        .map(MailConversation::newest)
        .toList();
  }

  @Test
  void conversationIsListedAtItsNewestMessage() throws Exception {
    file(StoreFixture.INBOX, "a", "a1");
    file(StoreFixture.INBOX, "b", "b1");
    file(StoreFixture.INBOX, "a", "a2");
    file(StoreFixture.INBOX, "c", "c1");

    List<MailConversation> all = page(Query.ALL, PageStart.FIRST, 50).conversations();
    assertThat(all)
        .containsExactly(
            new MailConversation(4, UidSet.of(4), true),
            new MailConversation(3, UidSet.sorted(1, 3), true),
            new MailConversation(2, UidSet.of(2), true));
    file(StoreFixture.INBOX, "b", "b2");
    assertThat(newest(Query.ALL)).containsExactly(5L, 4L, 3L);
  }

  @Test
  void pagesContinueAfterTheLastConversation() throws Exception {
    for (int i = 0; i < 30; i++) {
      file(StoreFixture.INBOX, "t" + i % 10, "m" + i);
    }
    ConversationPage first = page(Query.ALL, PageStart.FIRST, 4);
    assertThat(first.conversations().stream().map(MailConversation::newest))
        .startsWith(30L, 29L, 28L);
    List<Long> all = new ArrayList<>();
    Optional<PageStart.At> next = Optional.of(new PageStart.At(0, 0));
    while (next.isPresent()) {
      ConversationPage page = page(Query.ALL, next.get(), 4);
      page.conversations().forEach(each -> all.add(each.newest()));
      next = page.next();
    }
    assertThat(all).containsExactly(30L, 29L, 28L, 27L, 26L, 25L, 24L, 23L, 22L, 21L);
    assertThat(page(Query.ALL, new PageStart.Below(25), 1).conversations().getFirst().newest())
        .isEqualTo(24);
    assertThat(page(Query.ALL, new PageStart.Above(25), 1).conversations().getFirst().newest())
        .isEqualTo(26);
  }

  @Test
  void batchesGrowIfConversationsAreLong() {
    assertThat(StoredConversations.batch(50, 0, 0)).isEqualTo(50);
    assertThat(StoredConversations.batch(50, 17, 50)).isEqualTo(97);
    assertThat(StoredConversations.batch(50, 2, 150)).isEqualTo(100);
    assertThat(StoredConversations.batch(1, 0, 0)).isEqualTo(1);
    assertThat(StoredConversations.batch(1, 0, 8)).isEqualTo(8);
    assertThat(StoredConversations.batch(1, 0, 500)).isEqualTo(16);
  }

  @Test
  void searchDecidesThePositionOfAConversation() throws Exception {
    file(StoreFixture.INBOX, "a", "a1");
    file(StoreFixture.INBOX, "b", "b1");
    file(StoreFixture.INBOX, "a", "a2");
    done(
        mailboxes.store(
            alice,
            mailbox(StoreFixture.INBOX),
            UidSet.of(3),
            FlagChange.ADD,
            Flags.of(Flag.SEEN),
            Optional.empty()));
    assertThat(page(UNREAD, PageStart.FIRST, 50).conversations())
        .containsExactly(
            new MailConversation(2, UidSet.of(2), true),
            new MailConversation(1, UidSet.sorted(1, 3), true));
  }

  @Test
  void movedAndReturnedMessageStaysInItsThread() throws Exception {
    done(mailboxes.create(alice, WORK, Set.of()));
    file(StoreFixture.INBOX, "a", "a1");
    file(StoreFixture.INBOX, "a", "a2");
    done(mailboxes.move(alice, mailbox(StoreFixture.INBOX), UidSet.of(1), WORK));
    done(mailboxes.copy(alice, mailbox(StoreFixture.INBOX), UidSet.of(2), WORK));
    assertThat(done(fixture.conversations().together(alice, mailbox(WORK), UidSet.of(1), 1_000)))
        .isEqualTo(UidSet.range(1, 2));
    done(mailboxes.move(alice, mailbox(WORK), UidSet.of(1), StoreFixture.INBOX));
    assertThat(newest(Query.ALL)).containsExactly(2L);
  }

  @Test
  void conversationIsReadAcrossFolders() throws Exception {
    for (MailboxName name : List.of(SENT, TRASH)) {
      mailboxes.create(alice, name, Set.of());
    }
    file(StoreFixture.INBOX, "a", "a1");
    file(SENT, "a", "a2");
    file(StoreFixture.INBOX, "a", "a3");
    file(StoreFixture.INBOX, "b", "b1");
    done(mailboxes.copy(alice, mailbox(StoreFixture.INBOX), UidSet.of(1), SENT));

    long inbox = mailbox(StoreFixture.INBOX);
    assertThat(done(fixture.conversations().read(alice, inbox, 2)))
        .containsExactly(
            new PlacedMessage(inbox, 1),
            new PlacedMessage(mailbox(SENT), 1),
            new PlacedMessage(inbox, 2));
    done(mailboxes.move(alice, mailbox(SENT), UidSet.of(1), TRASH));
    assertThat(done(fixture.conversations().read(alice, inbox, 2)))
        .containsExactly(new PlacedMessage(inbox, 1), new PlacedMessage(inbox, 2));
    assertThat(done(fixture.conversations().read(alice, inbox, 99))).isEmpty();
  }

  @Test
  void conversationsOfOtherMailboxesAreNotRead() throws Exception {
    file(StoreFixture.INBOX, "a", "a1");
    var bob = fixture.account(2);
    long inbox = mailbox(StoreFixture.INBOX);
    assertThat(fixture.conversations().read(bob, inbox, 1)).isInstanceOf(Answer.Failed.class);
    assertThat(fixture.conversations().together(bob, inbox, UidSet.of(1), 9))
        .isInstanceOf(Answer.Failed.class);
  }
}
