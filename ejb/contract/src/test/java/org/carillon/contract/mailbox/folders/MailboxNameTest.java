package org.carillon.contract.mailbox.folders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests of the owner that a mailbox name belongs to. */
class MailboxNameTest {
  @Test
  void ownersWithoutDomainBelongToTheReadersDomain() {
    assertThat(new MailboxName("~ida/Calendar").owner("otto@example.org"))
        .isEqualTo("ida@example.org");
    assertThat(new MailboxName("~ida@elsewhere.test/Calendar").owner("otto@example.org"))
        .isEqualTo("ida@elsewhere.test");
    assertThat(new MailboxName("Calendar").owner("otto@example.org")).isEqualTo("otto@example.org");
    assertThat(new MailboxName("~ida/Calendar").owner("admin")).isEqualTo("ida");
  }
}
