package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.Preview;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.store.Target;
import org.junit.jupiter.api.Test;

class PreviewCacheTest extends AliceTest {
  private List<Preview> previews(boolean ready) {
    long mailbox = fixture.view(alice, StoreFixture.INBOX).mailbox();
    return StoreFixture.done(mailboxes.previews(alice, mailbox, UidSet.range(1, 10), ready));
  }

  @Test
  void previewsAreMadeOnceAndCached() throws Exception {
    byte[] prefix = "Delivered-To: a\r\n".getBytes(StandardCharsets.US_ASCII);
    fixture.deliver(
        fixture.delivery(
            "Subject: x\r\n\r\nGood morning\r\n",
            new Target(1, StoreFixture.INBOX, prefix, Flags.NONE)));
    fixture.deliver(fixture.toInbox(alice, "Subject: y\r\n\r\n> quoted\r\n"));
    Preview first = new Preview(1, Optional.of("Good morning"));
    Preview second = new Preview(2, Optional.of(""));

    assertThat(previews(true))
        .containsExactly(new Preview(1, Optional.empty()), new Preview(2, Optional.empty()));
    assertThat(previews(false)).containsExactly(first, second);
    try (Connection connection = fixture.dataSource().getConnection();
        var nowhere = connection.prepareStatement("update blob set segment = 999999")) {
      nowhere.executeUpdate();
    }
    assertThat(previews(false)).containsExactly(first, second);
    assertThat(previews(true)).containsExactly(first, second);
  }
}
