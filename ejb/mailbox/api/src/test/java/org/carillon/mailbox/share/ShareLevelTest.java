package org.carillon.mailbox.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.store.item.CollectionKind;
import org.junit.jupiter.api.Test;

class ShareLevelTest {

  private static Optional<ShareLevel> level(String letters, CollectionKind kind) {
    return ShareLevel.of(MailboxRights.parse(letters).orElseThrow(), kind);
  }

  @Test
  void shareLevelsMapToIncreasingRights() {
    for (CollectionKind kind : CollectionKind.values()) {
      MailboxRights before = MailboxRights.NONE;
      for (ShareLevel level : ShareLevel.values()) {
        Optional<MailboxRights> rights = level.rights(kind);
        if (rights.isPresent()) {
          assertThat(ShareLevel.of(rights.get(), kind)).contains(level);
          assertThat(before.minus(rights.get()).isEmpty()).isTrue();
          before = rights.get();
        }
      }
    }
  }

  @Test
  void onlyCalendarsAreSharedAsBusy() {
    assertThat(ShareLevel.BUSY.rights(CollectionKind.CALENDAR)).isPresent();
    assertThat(ShareLevel.BUSY.rights(CollectionKind.CONTACTS)).isEmpty();
    assertThat(level("l", CollectionKind.FILES)).isEmpty();
  }

  @Test
  void aclRightsMapToTheHighestCoveredLevel() {
    assertThat(level("lr", CollectionKind.CALENDAR)).contains(ShareLevel.READ);
    assertThat(level("lrwite", CollectionKind.CALENDAR)).contains(ShareLevel.CHANGE);
    assertThat(level("lrwite", CollectionKind.FILES)).contains(ShareLevel.ADD);
    assertThat(level("p", CollectionKind.CALENDAR)).isEmpty();
  }
}
