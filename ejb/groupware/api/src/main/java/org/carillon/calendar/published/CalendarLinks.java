package org.carillon.calendar.published;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/** The part of a calendar that everybody sees, and its secret addresses. For administrators. */
public interface CalendarLinks {
  /** The maximum number of secret addresses of a calendar. */
  int MOST = 50;

  /** The longest description, in characters. */
  int LONGEST = 200;

  /**
   * A new secret address. Only this record contains the secret.
   *
   * @param link the stored part of the address
   * @param address the secret address, with https
   */
  record Made(CalendarLink link, String address) {
    /** Returns the address with the scheme that programs use to subscribe to calendars. */
    public String webcal() {
      return "webcal" + address.substring(address.indexOf(':'));
    }

    /** Leaves the secret out, so that no log can show it. */
    @Override
    public String toString() {
      return "Made[" + link.id() + "]";
    }
  }

  /**
   * The part of a calendar that everybody is shown, and its address.
   *
   * @param part the part that is shown
   * @param address the address at which it can be read without signing in
   */
  record Choice(PublishedPart part, String address) {}

  /**
   * Returns how much of a calendar everybody is shown.
   *
   * @param origin the origin at which the caller reached this server, such as {@code
   *     https://localhost:8443}. Addresses begin with it if no web address is configured.
   */
  Answer<Choice> shown(Caller caller, long collection, String origin);

  /**
   * Sets how much of a calendar everybody is shown.
   *
   * @param part any part but {@link PublishedPart#WHOLE}; {@link PublishedPart#BUSY} is for
   *     calendars only
   * @param origin as in {@link #shown}
   * @return {@link Failure.Invalid} of the field {@code shown} for another part
   */
  Answer<Choice> show(Caller caller, long collection, PublishedPart part, String origin);

  /** Returns the secret addresses of a calendar, the latest first. */
  Answer<List<CalendarLink>> list(Caller caller, long collection);

  /**
   * Creates a secret address.
   *
   * @param part any part but {@link PublishedPart#NOTHING}; {@link PublishedPart#BUSY} is for
   *     calendars only
   * @param origin as in {@link #shown}
   */
  Answer<Made> make(
      Caller caller, long collection, PublishedPart part, String description, String origin);

  /** Revokes a secret address: it stops working at once. */
  Answer<CalendarLink> end(Caller caller, long collection, String id);
}
