package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.url.MessageUrl;
import org.carillon.contract.mailbox.url.UrlAuthMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of URLs of a shared mailbox's messages that another user than its owner authorised. */
class SharedLendingTest extends SharedMailboxTest {
  private static final String RUMP = "imap://user@h/mailbox;UID=1;URLAUTH=authuser";

  @BeforeEach
  void fill() throws Exception {
    append(owner, OWN, 1, Flags.NONE);
    grant("user2", "lr");
  }

  private String token(Caller user, MailboxName mailbox) {
    return StoreFixture.done(mailboxes.authorizeUrl(user, user.name(), mailbox, RUMP));
  }

  /** Returns whether a third person can read the message. */
  private boolean reads(Caller user, MailboxName mailbox, String token) {
    MessageUrl url =
        new MessageUrl(
            user.name(), Optional.empty(), mailbox, OptionalLong.empty(), 1, RUMP, token);
    Optional<UrlAuthMessage> lent = StoreFixture.done(mailboxes.byUrl(third, url));
    lent.ifPresent(message -> message.content().close());
    return lent.isPresent();
  }

  @Test
  void readerAuthorizesUrlsUntilTheRightIsRevoked() {
    String token = token(other, SHARED);
    assertThat(reads(other, SHARED, token)).isTrue();

    grant("user2", "l");
    assertThat(reads(other, SHARED, token)).isFalse();
    assertThat(hindered(mailboxes.authorizeUrl(other, other.name(), SHARED, RUMP)))
        .isInstanceOf(Failure.NotAllowed.class);

    grant("user2", "");
    assertThat(reads(other, SHARED, token)).isFalse();
    assertThat(hindered(mailboxes.authorizeUrl(other, other.name(), SHARED, RUMP)))
        .isInstanceOf(Failure.NotFound.class);
  }

  @Test
  void urlAuthKeysAreSeparatePerAccount() {
    String owners = token(owner, OWN);
    String others = token(other, SHARED);
    assertThat(reads(owner, OWN, others)).isFalse();
    assertThat(reads(other, SHARED, owners)).isFalse();

    StoreFixture.done(mailboxes.resetUrls(other, Optional.of(SHARED)));
    assertThat(reads(other, SHARED, others)).isFalse();
    assertThat(reads(owner, OWN, owners)).isTrue();

    others = token(other, SHARED);
    StoreFixture.done(mailboxes.resetUrls(owner, Optional.empty()));
    assertThat(reads(owner, OWN, owners)).isFalse();
    assertThat(reads(other, SHARED, others)).isTrue();

    StoreFixture.done(mailboxes.resetUrls(other, Optional.empty()));
    assertThat(reads(other, SHARED, others)).isFalse();
  }
}
