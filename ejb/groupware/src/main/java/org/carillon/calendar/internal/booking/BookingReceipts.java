package org.carillon.calendar.internal.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.SignedText;
import org.carillon.calendar.booking.Booking;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.itip.Meeting;
import org.carillon.format.jscalendar.JsCalendar;
import org.carillon.json.Json;

/** Signed receipts of bookings. The same state of a booking has the same receipt. */
@ApplicationScoped
public class BookingReceipts {
  private static final int MOST = 8_000;
  private static final int MOST_TITLE = 200;
  private static final List<String> TOLD = List.of("start", "timeZone", "duration");

  private final HomeKey homeKey;

  @Inject
  public BookingReceipts(HomeKey homeKey) {
    this.homeKey = homeKey;
  }

  /** Returns a booking with its receipt, or empty if its event cannot be read. */
  public Optional<Booking> of(String resource, Meeting booking, Set<String> me) {
    return BookedEvent.object(booking)
        .map(
            event -> {
              Booking.State state = BookedEvent.state(booking, me);
              return new Booking(
                  resource,
                  booking.uid(),
                  state,
                  event,
                  SignedText.write(key(), text(resource, booking, state, event)));
            });
  }

  private static String text(
      String resource, Meeting booking, Booking.State state, CalendarObject event) {
    JsonObject shown = JsCalendar.of(event);
    String title = event.main().summary();
    JsonObjectBuilder text =
        Json.createObjectBuilder()
            .add("resource", resource)
            .add("id", booking.uid())
            .add("by", booking.organizer().orElse(""))
            .add("state", state.word())
            .add("title", title.length() <= MOST_TITLE ? title : title.substring(0, MOST_TITLE));
    TOLD.stream().filter(shown::containsKey).forEach(name -> text.add(name, shown.get(name)));
    return text.add("at", Meeting.stamp(booking.first()).toString()).build().toString();
  }

  /** Returns the content of a receipt, or empty if this server did not sign it. */
  public Optional<String> read(String signed) {
    return SignedText.read(key(), signed, MOST);
  }

  private byte[] key() {
    return homeKey.derive("booking-receipt");
  }
}
