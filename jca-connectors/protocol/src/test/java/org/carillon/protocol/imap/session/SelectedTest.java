package org.carillon.protocol.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.OpenMailbox;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Enabled;
import org.carillon.protocol.imap.syntax.SequenceSet;
import org.carillon.protocol.memory.MemoryMail;
import org.junit.jupiter.api.Test;

/** Tests that numbers mean the same to the server and to a client that only counts. */
class SelectedTest {
  private static final Caller CALLER = new Caller(7, "alice", new Rights.User(), "test");

  private final MemoryMail mail = new MemoryMail();

  @Test
  void sequenceNumbersAgreeWithACountingClient() throws Exception {
    Random random = new Random(7);
    OpenMailbox open = done(mail.open(CALLER, MailboxName.INBOX, false));
    Selected selected = new Selected(MailboxName.INBOX, open, new Enabled());
    List<Long> client = new ArrayList<>();
    for (int round = 0; round < 5_000; round++) {
      MailboxView view = done(mail.view(CALLER, open.view().mailbox()));
      switch (random.nextInt(5)) {
        case 0, 1 -> append();
        case 2 -> expungeOne(view, random);
        case 3 -> selected.advance(view);
        default -> announce(selected, client);
      }
      agrees(selected, client, random);
    }
    assertThat(client.size()).isPositive();
  }

  private void announce(Selected selected, List<Long> client) {
    for (int number : selected.takePendingExpunges()) {
      client.remove(number - 1);
    }
    int told = client.size();
    if (selected.takeNew()) {
      IntStream.range(told, selected.known())
          .forEach(index -> client.add(selected.view().uid(index)));
    }
    assertThat(selected.known()).isEqualTo(client.size());
  }

  private static void agrees(Selected selected, List<Long> client, Random random)
      throws BadCommand {
    for (int index = 0; index < selected.numbered(); index++) {
      assertThat(client.get(selected.number(index) - 1)).isEqualTo(selected.view().uid(index));
    }
    if (client.isEmpty()) {
      return;
    }
    int low = 1 + random.nextInt(client.size());
    int high = low + random.nextInt(client.size() - low + 1);
    Indexes found = selected.byNumber(new SequenceSet(new long[] {high, low}));
    List<Long> wanted =
        client.subList(low - 1, high).stream()
            .filter(uid -> selected.view().indexOf(uid) >= 0)
            .toList();
    assertThat(IntStream.of(found.toArray()).mapToObj(selected.view()::uid).toList())
        .isEqualTo(wanted);
    assertThat(found.expunged()).isEqualTo(wanted.size() < high - low + 1);
  }

  private void append() throws Exception {
    try (Spool spool = mail.spool(CALLER, 1)) {
      spool.write(new byte[] {'x'}, 0, 1);
      done(
          mail.append(
              CALLER,
              MailboxName.INBOX,
              List.of(new Draft(spool, Flags.NONE, OffsetDateTime.MIN))));
    }
  }

  private void expungeOne(MailboxView view, Random random) {
    if (view.size() == 0) {
      return;
    }
    UidSet one = UidSet.of(view.uid(random.nextInt(view.size())));
    done(
        mail.store(
            CALLER, view.mailbox(), one, FlagChange.ADD, Flags.of(Flag.DELETED), Optional.empty()));
    done(mail.expunge(CALLER, view.mailbox(), Optional.of(one)));
  }

  private static <T> T done(Answer<T> answer) {
    return ((Answer.Done<T>) answer).value();
  }
}
