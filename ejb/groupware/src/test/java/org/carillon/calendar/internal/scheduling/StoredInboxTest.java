package org.carillon.calendar.internal.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.done;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.carillon.calendar.internal.scheduling.inbox.StoredInbox;
import org.carillon.calendar.scheduling.InboxMessage;
import org.carillon.calendar.scheduling.SchedulingInbox;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.store.item.CollectionKind;
import org.junit.jupiter.api.Test;

/** Tests that messages about meetings are in the scheduling inbox. */
class StoredInboxTest extends MeetingMailFixture {
  @Test
  void receivedMessageStaysInTheInboxUntilRemoved() throws Exception {
    StoredInbox box = new StoredInbox(inboxes, groupware::objects);
    take(ben, ANNA, OptionalLong.of(anna.account()), notes(request("shown", ANNA)));
    var messages = messages(box);
    assertThat(messages).hasSize(1);
    assertThat(new String(messages.getFirst().octets(), UTF_8)).contains("METHOD:REQUEST");
    long id = messages.getFirst().id();
    assertThat(box.remove(anna, id).asFailure()).isPresent();
    done(box.remove(ben, id));
    assertThat(messages(box)).isEmpty();

    for (int i = 0; i < SchedulingInbox.MOST + 5; i++) {
      inboxes.add(ben.account(), new byte[] {1});
    }
    assertThat(messages(box)).hasSize(SchedulingInbox.MOST);
  }

  private List<InboxMessage> messages(StoredInbox box) {
    List<InboxMessage> all = new ArrayList<>();
    List<InboxMessage> page = done(box.messages(ben, 0));
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(SchedulingInbox.PAGE);
      all.addAll(page);
      page = done(box.messages(ben, all.getLast().id()));
    }
    return all;
  }

  @Test
  void inboxIsReadInPagesWithAState() throws Exception {
    StoredInbox box = new StoredInbox(inboxes, groupware::objects);
    String empty = done(box.state(ben));
    for (int i = 0; i < SchedulingInbox.PAGE + 1; i++) {
      inboxes.add(ben.account(), new byte[] {1});
    }
    List<Long> ids = messages(box).stream().map(InboxMessage::id).toList();
    assertThat(ids).hasSize(SchedulingInbox.PAGE + 1).isSorted();
    assertThat(done(box.messages(ben, List.of(ids.getLast(), 0L))))
        .extracting(InboxMessage::id)
        .containsExactly(ids.getLast());
    assertThat(done(box.messages(anna, List.of(ids.getLast())))).isEmpty();
    assertThat(box.messages(ben, ids).asFailure()).containsInstanceOf(Failure.Invalid.class);
    String full = done(box.state(ben));
    assertThat(full).isNotEqualTo(empty);
    done(box.remove(ben, ids.get(3)));
    assertThat(done(box.state(ben))).isNotEqualTo(full);
  }

  @Test
  void largeMessageIsInTheCalendarOnly() throws Exception {
    StoredInbox box = new StoredInbox(inboxes, groupware::objects);
    String large =
        request("large", ANNA)
            .replace("SUMMARY", "DESCRIPTION:" + "x".repeat(101_000) + "\r\nSUMMARY");
    take(ben, ANNA, OptionalLong.of(anna.account()), notes(large));
    assertThat(isThere("large")).isTrue();
    assertThat(messages(box)).isEmpty();
  }

  @Test
  void inboxContainsOnlyStoredMessages() throws Exception {
    StoredInbox box = new StoredInbox(inboxes, groupware::objects);
    done(groupware.objects().collections(ben));
    fixture.quotas.octets = 1;
    assertThat(take(ben, ANNA, OptionalLong.of(anna.account()), notes(request("full", ANNA))))
        .isFalse();
    assertThat(isThere("full")).isFalse();
    assertThat(messages(box)).isEmpty();
    assertThat(mails).isEmpty();
  }

  @Test
  void invitationsAreStoredInTheChosenCalendar() throws Exception {
    StoredInbox box = new StoredInbox(inboxes, groupware::objects);
    long usual = calendar(ben);
    MailboxName work = new MailboxName("A-Work");
    long chosen = done(fixture.collections().create(ben, work, CollectionKind.CALENDAR)).id();
    assertThat(done(box.calendar(ben))).hasValue(usual);
    assertThat(box.chooseCalendar(anna, OptionalLong.of(chosen)).asFailure()).isPresent();
    done(box.chooseCalendar(ben, OptionalLong.of(chosen)));
    take(ben, ANNA, OptionalLong.of(anna.account()), notes(request("work", ANNA)));
    assertThat(done(groupware.objects().list(ben, chosen))).hasSize(1);
    assertThat(done(box.calendar(ben))).hasValue(chosen);
    // A deleted calendar is no longer the chosen one.
    done(fixture.mailboxes().delete(ben, work));
    take(ben, ANNA, OptionalLong.of(anna.account()), notes(request("home", ANNA)));
    assertThat(isThere("home")).isTrue();
    assertThat(done(box.calendar(ben))).hasValue(usual);
    assertThat(done(groupware.objects().list(ben, usual))).hasSize(1);
  }
}
