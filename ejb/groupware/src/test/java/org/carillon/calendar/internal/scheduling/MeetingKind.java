package org.carillon.calendar.internal.scheduling;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.groupware.GroupwareKind;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.ObjectMessageText;
import org.carillon.groupware.ReadObject;
import org.carillon.store.item.CollectionKind;

/** The kind of calendar objects of which only the UID is read. */
final class MeetingKind implements GroupwareKind<String> {
  @Override
  public Set<CollectionKind> kinds() {
    return Set.of(CollectionKind.CALENDAR);
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.of("text/calendar");
  }

  @Override
  public String extension() {
    return ".ics";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Answer<ReadObject> read(CollectionKind collection, byte[] octets) {
    return StoredMeeting.read(octets)
        .<Answer<ReadObject>>map(
            meeting ->
                new Answer.Done<>(
                    new ReadObject(
                        meeting.uid(),
                        "text/calendar; charset=utf-8; component=VEVENT",
                        meeting.uid().getBytes(StandardCharsets.UTF_8),
                        new ObjectMessageText("x", "", Optional.empty(), Optional.empty(), "x"))))
        .orElseGet(
            () ->
                Answer.failed(
                    new Failure.Invalid(GroupwareObjects.OBJECT, "valid-calendar-data", "No.")));
  }

  @Override
  public String decode(byte[] summary) {
    return new String(summary, StandardCharsets.UTF_8);
  }
}
