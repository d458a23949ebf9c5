package org.carillon.webmail.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;

/** The event changed last, to which the calendar scrolls, by fragment or, with script, by mark. */
@Named("justDone")
@RequestScoped
public class LastChangedEvent {
  private static final String PARAMETER = "done";

  private static final String INSTANCE = "instance";

  @Inject private RequestParameters parameters;

  private boolean isMet;

  /**
   * Returns a calendar's address with the event's key; the fragment is its place on the page.
   *
   * @param instance the only instance it was done to; empty for all
   */
  public static String address(String calendar, String key, String instance) {
    return calendar
        + "&"
        + PARAMETER
        + "="
        + Redirect.encoded(key)
        + (instance.isEmpty() ? "" : "&" + INSTANCE + "=" + Redirect.encoded(instance))
        + "#"
        + PARAMETER;
  }

  /** The CSS class of an event's element: one instance of a series is marked, or all. */
  public String look(CalendarEvent one) {
    return is(one) ? PARAMETER : "";
  }

  /** The id of an event's element: the first marked one of a day has an id, no other. */
  public String id(CalendarEvent one, LocalDate day) {
    if (isMet || !is(one) || !one.isOn(day)) {
      return null;
    }
    isMet = true;
    return PARAMETER;
  }

  private boolean is(CalendarEvent one) {
    return isOf(parameters.text(PARAMETER), parameters.text(INSTANCE), one);
  }

  static boolean isOf(String key, String instance, CalendarEvent one) {
    return !key.isEmpty()
        && key.equals(one.key())
        && (instance.isEmpty() || instance.equals(one.instance()));
  }
}
