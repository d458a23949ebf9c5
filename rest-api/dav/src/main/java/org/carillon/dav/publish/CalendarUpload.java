package org.carillon.dav.publish;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carillon.calendar.published.CalendarFileOptions;
import org.carillon.calendar.published.ImportedCalendar;
import org.carillon.calendar.published.PublishedCalendars;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.header.EntityTagList;
import org.carillon.dav.resource.DavCall;
import org.carillon.format.contentline.UnicodeConversion;
import org.carillon.json.Json;

/** Handles PUT of a calendar's file: an import, whose response reports the result. */
final class CalendarUpload {
  private final PublishedCalendars calendars;

  CalendarUpload(PublishedCalendars calendars) {
    this.calendars = calendars;
  }

  void take(DavCall call, Caller caller, long collection) throws IOException {
    FileParameters asked = new FileParameters(call);
    if (asked.span().isPresent() || call.header("Content-Range").isPresent()) {
      // The objects outside of the part would be deleted.
      throw DavError.of(
          DavError.BAD_REQUEST, "Partial PUT is not supported: send the whole calendar.");
    }
    require(call, caller, collection);
    int most = (int) calendars.mostOctets();
    DavError tooLarge =
        DavError.of(
            DavError.TOO_LARGE,
            "The calendar file is too large: the maximum is " + most + " octets.");
    if (call.request().getContentLengthLong() > most) {
      throw tooLarge;
    }
    byte[] octets;
    try (InputStream sent = call.input()) {
      octets = sent.readNBytes(most + 1);
    }
    if (octets.length > most) {
      throw tooLarge;
    }
    byte[] text = UnicodeConversion.utf8(octets, call.header("Content-Type"));
    Answer<ImportedCalendar> done = calendars.importFile(caller, collection, asked.mode(), text);
    if (done instanceof Answer.Failed<ImportedCalendar>(Failure.Invalid invalid)) {
      throw DavError.of(DavError.UNPROCESSABLE, invalid.message());
    }
    byte[] said = (json(DavFailures.value(done)) + "\n").getBytes(StandardCharsets.UTF_8);
    call.response().setContentType("application/json");
    call.response().setContentLength(said.length);
    call.response().getOutputStream().write(said);
  }

  /** RFC 9110 §13.1.1: a client must first read what others have changed. */
  private void require(DavCall call, Caller caller, long collection) {
    Optional<EntityTagList> match = call.header("If-Match").flatMap(EntityTagList::parse);
    boolean none =
        call.header("If-None-Match").filter(field -> field.strip().equals("*")).isPresent();
    if (match.isEmpty() && !none) {
      return;
    }
    boolean holds =
        !none
            && match
                .get()
                .hasWeakly(
                    DavFailures.value(calendars.open(caller, collection, CalendarFileOptions.WHOLE))
                        .tag());
    if (!holds) {
      throw DavError.of(
          DavError.PRECONDITION_FAILED, "The condition in If-Match or If-None-Match is not met.");
    }
  }

  private static JsonObject json(ImportedCalendar done) {
    JsonArrayBuilder unread = Json.createArrayBuilder();
    done.unread()
        .forEach(
            each ->
                unread.add(
                    Json.createObjectBuilder()
                        .add("line", each.line())
                        .add("reason", each.reason())));
    return Json.createObjectBuilder()
        .add("added", done.added())
        .add("replaced", done.replaced())
        .add("unchanged", done.unchanged())
        .add("removed", done.removed())
        .add("unread", unread)
        .add("more", done.more())
        .build();
  }
}
