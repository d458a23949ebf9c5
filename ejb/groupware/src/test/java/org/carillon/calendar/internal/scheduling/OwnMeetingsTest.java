package org.carillon.calendar.internal.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.done;

import java.util.Optional;
import java.util.Set;
import org.carillon.calendar.scheduling.OwnMeetings;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.junit.jupiter.api.Test;

/** Tests of finding a meeting that is already in one of an account's calendars. */
class OwnMeetingsTest extends MeetingFixture {

  @Test
  void meetingIsFoundOnlyInCalendarsOfItsOwner() {
    long first = calendar(anna);
    long second =
        done(fixture.collections().create(anna, new MailboxName("Second"), CollectionKind.CALENDAR))
            .id();
    byte[] talk = event("talk", TOMORROW, "", BEN).getBytes(UTF_8);
    assertThat(done(calendars.elsewhere(anna, second, Set.of(), talk))).isEmpty();
    done(put(anna, "talk.ics", new String(talk, UTF_8)));
    OwnMeetings.Place there = new OwnMeetings.Place(first, new ItemKey("talk.ics"));
    assertThat(done(calendars.elsewhere(anna, second, Set.of(), talk))).contains(there);
    // The calendar from which it is moved does not count, nor does a change in its present place.
    assertThat(done(calendars.elsewhere(anna, second, Set.of(first), talk))).isEmpty();
    assertThat(done(calendars.elsewhere(anna, first, Set.of(), talk))).isEmpty();
    assertThat(done(calendars.elsewhere(ben, first, Set.of(), talk))).isEmpty();
    byte[] others =
        new String(talk, UTF_8)
            .replace(anna.name(), "far@example.org")
            .replace(BEN, "near@example.org")
            .getBytes(UTF_8);
    assertThat(done(calendars.elsewhere(anna, second, Set.of(), others)))
        .as("a meeting of others")
        .isEqualTo(Optional.empty());
    assertThat(done(calendars.elsewhere(anna, second, Set.of(), "x".getBytes(UTF_8)))).isEmpty();
  }
}
