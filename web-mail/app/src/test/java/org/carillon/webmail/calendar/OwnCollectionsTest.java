package org.carillon.webmail.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.label.LabelColour;
import org.carillon.mailbox.share.ShareLevel;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.CollectionKind;
import org.junit.jupiter.api.Test;

class OwnCollectionsTest {
  private static ShownCalendar shared(ShareLevel level) {
    CollectionEntry entry =
        new CollectionEntry(
            7,
            MailboxName.ofOther("jonas", new MailboxName("Calendar")),
            CollectionKind.CALENDAR,
            level.rights(CollectionKind.CALENDAR).orElseThrow(),
            1,
            1,
            new ChangeState("s"));
    return OwnCollections.shown(entry, List.of(), LabelColour.BLUE, Set.of());
  }

  @Test
  void addLevelCannotChangeEvents() {
    assertThat(shared(ShareLevel.READ))
        .returns(false, ShownCalendar::isWritable)
        .returns(false, ShownCalendar::isChangeable);
    assertThat(shared(ShareLevel.ADD))
        .returns(true, ShownCalendar::isWritable)
        .returns(false, ShownCalendar::isChangeable);
    assertThat(shared(ShareLevel.CHANGE))
        .returns(true, ShownCalendar::isWritable)
        .returns(true, ShownCalendar::isChangeable);
  }
}
