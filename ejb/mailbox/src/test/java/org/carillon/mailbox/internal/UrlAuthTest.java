package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Draft;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.url.MessageUrl;
import org.carillon.contract.mailbox.url.UrlAuthMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of URLs by which owners let others read messages. */
class UrlAuthTest extends AliceTest {
  private static final String RUMP = "imap://alice@h/INBOX;UID=1;URLAUTH=authuser";
  private static final String MESSAGE = "Subject: lent\r\n\r\nbody\r\n";

  private Caller bob;

  @BeforeEach
  void open() throws Exception {
    bob = fixture.account(2);
    Draft draft = new Draft(fixture.spool(MESSAGE), Flags.NONE, StoreFixture.NOON);
    StoreFixture.done(mailboxes.append(alice, MailboxName.INBOX, List.of(draft)));
  }

  private String token() {
    return StoreFixture.done(mailboxes.authorizeUrl(alice, alice.name(), MailboxName.INBOX, RUMP));
  }

  private Optional<String> read(Caller caller, Optional<String> reader, String rump, String token)
      throws IOException {
    MessageUrl url =
        new MessageUrl(
            alice.name(), reader, MailboxName.INBOX, OptionalLong.empty(), 1, rump, token);
    Optional<UrlAuthMessage> lent = StoreFixture.done(mailboxes.byUrl(caller, url));
    if (lent.isEmpty()) {
      return Optional.empty();
    }
    try (Content content = lent.get().content()) {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      content.copyTo(text, 0, content.size());
      return Optional.of(text.toString(StandardCharsets.UTF_8));
    }
  }

  @Test
  void urlWithItsTokenReadsTheMessage() throws Exception {
    assertThat(read(bob, Optional.empty(), RUMP, token())).contains(MESSAGE);
    assertThat(read(bob, Optional.of(bob.name()), RUMP, token())).contains(MESSAGE);
    assertThat(token()).isEqualTo(token()).hasSize(64);
  }

  @Test
  void urlWithAnotherTokenOrAccountReadsNothing() throws Exception {
    String token = token();

    assertThat(read(bob, Optional.empty(), RUMP + "x", token)).isEmpty();
    assertThat(read(bob, Optional.empty(), RUMP, token.replace(token.charAt(0), 'x'))).isEmpty();
    assertThat(read(bob, Optional.of(alice.name()), RUMP, token)).isEmpty();
    assertThat(read(bob, Optional.of("nobody"), RUMP, token)).isEmpty();
  }

  @Test
  void keyResetInvalidatesTokens() throws Exception {
    String first = token();
    StoreFixture.done(mailboxes.resetUrls(alice, Optional.of(MailboxName.INBOX)));
    assertThat(read(bob, Optional.empty(), RUMP, first)).isEmpty();

    String second = token();
    StoreFixture.done(mailboxes.resetUrls(bob, Optional.empty()));
    assertThat(read(bob, Optional.empty(), RUMP, second)).contains(MESSAGE);

    StoreFixture.done(mailboxes.resetUrls(alice, Optional.empty()));
    assertThat(read(bob, Optional.empty(), RUMP, second)).isEmpty();
  }

  @Test
  void urlsAreAuthorizedByOwnersOnly() {
    assertThat(mailboxes.authorizeUrl(bob, alice.name(), MailboxName.INBOX, RUMP))
        .isInstanceOfSatisfying(
            Answer.Failed.class,
            hindered -> assertThat(hindered.failure()).isInstanceOf(Failure.NotAllowed.class));
  }

  @Test
  void urlAuthKeysAreNotVisibleAsAnnotations() {
    token();

    assertThat(
            StoreFixture.done(
                mailboxes.annotations(
                    alice,
                    Optional.of(MailboxName.INBOX),
                    List.of("/private", "/shared", "urlauth"),
                    Integer.MAX_VALUE)))
        .isEmpty();
  }
}
