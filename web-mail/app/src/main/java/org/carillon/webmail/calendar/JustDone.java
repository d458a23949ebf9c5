package org.carillon.webmail.calendar;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;

/**
 * The event that was made, changed, moved or answered last. The calendar marks it and begins with
 * it in sight: without script by the address' fragment, with script by the mark.
 */
@Named("justDone")
@RequestScoped
public class JustDone {
  private static final String PARAMETER = "done";

  @Inject private RequestParameters parameters;

  private boolean isMet;

  /** A calendar's address, with the event's key; the fragment is its place on the page. */
  public static String address(String calendar, String key) {
    return calendar + "&" + PARAMETER + "=" + Redirect.encoded(key) + "#" + PARAMETER;
  }

  /** The class of what shows a happening: all instances of a series are marked. */
  public String look(Happening one) {
    return is(one) ? PARAMETER : "";
  }

  /** The id of what shows a happening: the first that is marked on a day has one, no other. */
  public String id(Happening one, LocalDate day) {
    if (isMet || !is(one) || !one.isOn(day)) {
      return null;
    }
    isMet = true;
    return PARAMETER;
  }

  private boolean is(Happening one) {
    String key = parameters.text(PARAMETER);
    return !key.isEmpty() && key.equals(one.key());
  }
}
