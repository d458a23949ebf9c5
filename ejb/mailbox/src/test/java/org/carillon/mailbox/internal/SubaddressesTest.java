package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.junit.jupiter.api.Test;

/** Tests that mail to subaddresses goes to the right mailbox. */
class SubaddressesTest extends SharedMailboxTest {
  @Test
  void subaddressedMailNeedsThePostRight() {
    OptionalLong nobody = OptionalLong.empty();
    assertThat(posted("Work", OptionalLong.of(1))).as("no list at all").isEqualTo("INBOX");
    grant("user2", "p");
    assertThat(posted("Work", OptionalLong.of(2))).isEqualTo("Work");
    assertThat(posted("work", OptionalLong.of(1))).isEqualTo("Work");
    assertThat(posted("Work", OptionalLong.of(3))).isEqualTo("INBOX");
    assertThat(posted("Work", nobody)).isEqualTo("INBOX");
    grant("anonymous", "p");
    assertThat(posted("Work", nobody)).isEqualTo("Work");
    assertThat(posted("Work", OptionalLong.of(4))).isEqualTo("Work");
    grant("-user3", "p");
    assertThat(posted("Work", OptionalLong.of(3))).isEqualTo("INBOX");
    for (String detail : List.of("Sent", "Nowhere", "~user1/Work", "a//b", "x\0y", "*")) {
      assertThat(posted(detail, nobody)).as(detail).isEqualTo("INBOX");
    }
  }

  @Test
  void mailboxesDifferingInCaseAreMatchedExactly() {
    StoreFixture.done(mailboxes.create(owner, new MailboxName("Work/Ärger"), Set.of()));
    StoreFixture.done(mailboxes.create(owner, new MailboxName("work"), Set.of()));
    for (String name : List.of("Work", "work", "Work/Ärger")) {
      StoreFixture.done(
          mailboxes.grant(
              owner,
              new MailboxName(name),
              new Identifier("anonymous", false),
              RightsChange.REPLACE,
              MailboxRights.parse("p").orElseThrow()));
    }

    assertThat(posted("WORK", OptionalLong.empty())).isEqualTo("INBOX");
    assertThat(posted("work", OptionalLong.empty())).isEqualTo("work");
    assertThat(posted("wORK/äRGER", OptionalLong.empty())).isEqualTo("Work/Ärger");
  }
}
