package org.carillon.mailbox.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.quota.QuotaLimits;
import org.carillon.contract.mailbox.quota.QuotaRoot;
import org.junit.jupiter.api.Test;

/** Tests whose quota counts, and who may set it. */
class SharedQuotaTest extends SharedMailboxTest {
  @Test
  void sharedMailboxCountsForItsOwner() throws Exception {
    append(owner, OWN, 2, Flags.NONE);
    assertThat(hindered(mailboxes.quotaRoot(other, SHARED))).isInstanceOf(Failure.NotFound.class);
    assertThat(hindered(mailboxes.quotaRoot(other, new MailboxName("~user1"))))
        .isInstanceOf(Failure.NotFound.class);
    grant("user2", "lr");

    for (String name : List.of("~user1/Work", "~user1")) {
      QuotaRoot root = StoreFixture.done(mailboxes.quotaRoot(other, new MailboxName(name)));
      assertThat(root.account()).isEqualTo("user1");
      assertThat(root.quota().messages().used()).isEqualTo(2);
    }
    assertThat(StoreFixture.done(mailboxes.quotaRoot(owner, SHARED)).account()).isEmpty();
  }

  @Test
  void domainAdministratorsSetQuotasOfTheirAccounts() throws Exception {
    QuotaLimits limits =
        new QuotaLimits(OptionalLong.of(9_000), OptionalLong.of(9), OptionalLong.empty());
    Caller chief = with(other, new Rights.DomainAdministrator(1));
    Caller elsewhere = with(other, new Rights.DomainAdministrator(2));
    MailboxName root = new MailboxName("~user1");

    QuotaRoot now = StoreFixture.done(mailboxes.limit(chief, Optional.of(root), limits));
    assertThat(now.account()).isEqualTo("user1");
    assertThat(now.quota().messages().limit()).isEqualTo(9);
    assertThat(StoreFixture.done(mailboxes.quotaRoot(chief, root))).isEqualTo(now);

    assertThat(hindered(mailboxes.limit(elsewhere, Optional.of(root), limits)))
        .isInstanceOf(Failure.NotFound.class);
    assertThat(hindered(mailboxes.quotaRoot(elsewhere, root))).isInstanceOf(Failure.NotFound.class);
    assertThat(hindered(mailboxes.limit(owner, Optional.empty(), limits)))
        .isInstanceOf(Failure.NotAllowed.class);
    grant("user2", "lr");
    assertThat(hindered(mailboxes.limit(other, Optional.of(root), limits)))
        .isInstanceOf(Failure.NotAllowed.class);
  }

  private static Caller with(Caller caller, Rights rights) {
    return new Caller(caller.account(), caller.name(), rights, caller.session());
  }
}
