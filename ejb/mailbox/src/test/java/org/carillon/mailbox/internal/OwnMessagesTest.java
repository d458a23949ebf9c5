package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.mailbox.OwnMailboxes;
import org.carillon.mailbox.OwnMessages;
import org.junit.jupiter.api.Test;

/** Tests that components acting on behalf of an account only see that account's messages. */
class OwnMessagesTest extends AliceTest {
  private static final MailboxName WORK = new MailboxName("Work");

  private static Optional<String> text(Optional<Content> found) throws IOException {
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (Content content = found.get()) {
      return Optional.of(
          new String(content.stream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }
  }

  @Test
  void messageIsOpenedByPlaceOrEmailId() throws Exception {
    OwnMessages messages = fixture.store.ownMessages();
    Caller bob = fixture.account(2);
    StoreFixture.done(mailboxes.create(alice, WORK, Set.of()));
    fixture.append(alice, WORK, Flags.NONE, "Subject: one\r\n\r\n1");
    MailboxView view = fixture.view(alice, WORK);
    String emailId =
        StoreFixture.done(mailboxes.messages(alice, view.mailbox(), UidSet.of(view.uid(0))))
            .getFirst()
            .emailId();

    assertThat(text(messages.open(1, WORK, view.uid(0)))).hasValue("Subject: one\r\n\r\n1");
    assertThat(text(messages.open(1, emailId))).hasValue("Subject: one\r\n\r\n1");
    assertThat(messages.open(1, WORK, view.uid(0) + 1)).isEmpty();
    assertThat(messages.open(1, MailboxName.INBOX, view.uid(0))).isEmpty();
    for (String wrong : List.of("", "M", "M1zz", "T1", emailId + "1", "M" + "v".repeat(14))) {
      assertThat(messages.open(1, wrong)).as(wrong).isEmpty();
    }
    assertThat(messages.open(bob.account(), emailId)).isEmpty();
    assertThat(messages.open(bob.account(), WORK, view.uid(0))).isEmpty();
  }

  @Test
  void annotationsAreThoseVisibleToTheAccount() throws Exception {
    OwnMailboxes own = fixture.store.ownMailboxes();
    Caller bob = fixture.account(2);
    StoreFixture.done(
        mailboxes.annotate(
            alice,
            Optional.of(MailboxName.INBOX),
            List.of(
                new Annotation("/private/comment", Optional.of("mine".getBytes())),
                new Annotation("/shared/comment", Optional.of("ours".getBytes())))));

    assertThat(own.annotation(1, Optional.of(MailboxName.INBOX), "/private/comment"))
        .hasValue("mine".getBytes());
    assertThat(own.annotation(1, Optional.of(MailboxName.INBOX), "/shared/comment"))
        .hasValue("ours".getBytes());
    assertThat(own.annotation(1, Optional.of(MailboxName.INBOX), "/private")).isEmpty();
    assertThat(own.annotation(1, Optional.of(WORK), "/private/comment")).isEmpty();
    assertThat(own.annotation(1, Optional.empty(), "/private/comment")).isEmpty();
    assertThat(
            own.annotation(
                bob.account(), Optional.of(new MailboxName("~user1/INBOX")), "/shared/comment"))
        .isEmpty();
  }
}
