package org.carillon.webmail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.junit.jupiter.api.Test;

class FoldersTest {

  @Test
  void ofTwoMailboxesWithOneUseTheOlderStandsForIt() {
    MailboxEntry archive = entry(4, "Archive", SpecialUse.ARCHIVE);
    MailboxEntry foo = entry(9, "foo", SpecialUse.ARCHIVE);
    List<MailboxEntry> all = List.of(archive, foo, entry(5, "Sent", SpecialUse.SENT));

    assertThat(Folders.use(archive, all)).contains(SpecialUse.ARCHIVE);
    assertThat(Folders.use(foo, all)).isEmpty();
    assertThat(Folders.use(all.getLast(), all)).contains(SpecialUse.SENT);
  }

  private static MailboxEntry entry(long id, String name, SpecialUse use) {
    return new MailboxEntry(
        id, new MailboxName(name), "M" + id, false, true, Set.of(use), MailboxRights.ALL);
  }
}
