package org.carillon.dav.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.carillon.store.item.CollectionKind;
import org.junit.jupiter.api.Test;

/** Tests of the kind of collection that is made for given components. */
class CalendarComponentsTest {

  @Test
  void componentSetWithEventsMakesACalendar() {
    assertThat(CalendarComponents.holding(Set.of("VEVENT", "VTODO", "VJOURNAL")))
        .contains(CollectionKind.CALENDAR);
    assertThat(CalendarComponents.holding(Set.of("VEVENT"))).contains(CollectionKind.CALENDAR);
    assertThat(CalendarComponents.holding(Set.of())).contains(CollectionKind.CALENDAR);
  }

  @Test
  void tasksOrJournalsMakeTheirOwnCollection() {
    assertThat(CalendarComponents.holding(Set.of("VTODO"))).contains(CollectionKind.TASKS);
    assertThat(CalendarComponents.holding(Set.of("VJOURNAL"))).contains(CollectionKind.JOURNAL);
    assertThat(CalendarComponents.holding(Set.of("VTODO", "VJOURNAL"))).isEmpty();
  }
}
