package org.carillon.webmail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.junit.jupiter.api.Test;

class FoldersTest {

  @Test
  void olderMailboxKeepsADuplicateSpecialUse() {
    MailboxEntry archive = entry(4, "Archive", SpecialUse.ARCHIVE);
    MailboxEntry foo = entry(9, "foo", SpecialUse.ARCHIVE);
    List<MailboxEntry> all = List.of(archive, foo, entry(5, "Sent", SpecialUse.SENT));

    assertThat(Folders.use(archive, all)).contains(SpecialUse.ARCHIVE);
    assertThat(Folders.use(foo, all)).isEmpty();
    assertThat(Folders.use(all.getLast(), all)).contains(SpecialUse.SENT);
  }

  @Test
  void subfoldersFollowTheirSpecialFolder() {
    Folder archive = folder(1, "Archive", Optional.of(SpecialUse.ARCHIVE));
    Folder trash = folder(2, "Trash", Optional.of(SpecialUse.TRASH));
    Folder archived = folder(3, "Archive/Big", Optional.empty());
    Folder deeper = folder(4, "Archive/Big/2025", Optional.empty());
    Folder bells = folder(5, "Bells", Optional.empty());
    List<Folder> all = List.of(archive, trash, archived, deeper, bells);

    assertThat(Folders.special(all)).containsExactly(archive, archived, deeper, trash);
    assertThat(Folders.free(all)).containsExactly(bells);
  }

  private static Folder folder(long id, String name, Optional<SpecialUse> use) {
    return new Folder(
        id, "M" + id, new MailboxName(name), use, name, "folder", 0, MailboxRights.ALL, false);
  }

  private static MailboxEntry entry(long id, String name, SpecialUse use) {
    return new MailboxEntry(
        id, new MailboxName(name), "M" + id, false, true, Set.of(use), MailboxRights.ALL);
  }
}
