package org.carillon.calendar.published;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * What of a calendar is shown to everybody, and its secret addresses: for those with the right to
 * administer it.
 */
public interface CalendarLinks {
  /** How many secret addresses a calendar may have. */
  int MOST = 50;

  /** The longest description, in characters. */
  int LONGEST = 200;

  /**
   * A secret address, this once with its secret.
   *
   * @param link what is kept of it
   * @param address the secret address, with https
   */
  record Made(CalendarLink link, String address) {
    /** The same as programs know it that subscribe to calendars. */
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
   * How much everybody is shown, and where.
   *
   * @param address where who is not signed in finds it
   */
  record Choice(ShownPart part, String address) {}

  /**
   * How much everybody is shown.
   *
   * @param origin where the caller reached this server, such as {@code https://localhost:8443}:
   *     addresses begin so where no address of the web is set
   */
  Answer<Choice> shown(Caller caller, long collection, String origin);

  /**
   * Chooses that.
   *
   * @param part not {@link ShownPart#WHOLE}; {@link ShownPart#BUSY} of calendars alone
   * @param origin as of {@link #shown}
   * @return {@link Failure.Invalid} of the field {@code shown} otherwise
   */
  Answer<Choice> show(Caller caller, long collection, ShownPart part, String origin);

  /** Its secret addresses, the latest first. */
  Answer<List<CalendarLink>> list(Caller caller, long collection);

  /**
   * Makes one.
   *
   * @param part not {@link ShownPart#NOTHING}; {@link ShownPart#BUSY} of calendars alone
   * @param origin as of {@link #shown}
   */
  Answer<Made> make(
      Caller caller, long collection, ShownPart part, String description, String origin);

  /** Ends one: from now on it leads nowhere. */
  Answer<CalendarLink> end(Caller caller, long collection, String id);
}
