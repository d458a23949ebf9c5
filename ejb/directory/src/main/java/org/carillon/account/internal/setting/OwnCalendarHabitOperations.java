package org.carillon.account.internal.setting;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import org.carillon.account.calendar.CalendarPreferenceSettings;
import org.carillon.account.calendar.CalendarPreferenceStore;
import org.carillon.account.calendar.CalendarPreferences;
import org.carillon.account.setting.TimeSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/** Reads and changes the owner's choices for calendars, which are settings of the account. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class OwnCalendarHabitOperations implements CalendarPreferenceStore {
  private final OwnedSettings owned;

  @Inject
  OwnCalendarHabitOperations(OwnedSettings owned) {
    this.owned = owned;
  }

  @Override
  public Answer<CalendarPreferences> of(Caller caller) {
    return owned.of(
        caller,
        values ->
            new CalendarPreferences(
                values.of(CalendarPreferenceSettings.BY_MAIL),
                values.of(CalendarPreferenceSettings.BIRTHDAYS),
                zones(values.of(CalendarPreferenceSettings.ZONES))));
  }

  /** Returns the names of time zones. Unknown names that an administrator entered are left out. */
  private static List<String> zones(String written) {
    return Arrays.stream(written.split(","))
        .map(String::strip)
        .filter(zone -> TimeSettings.zone(zone).isPresent())
        .distinct()
        .limit(CalendarPreferences.MOST_ZONES)
        .toList();
  }

  @Override
  public Answer<CalendarPreferences> choose(Caller caller, CalendarPreferences habits) {
    String written = String.join(",", habits.zones());
    if (!zones(written).equals(habits.zones())) {
      return Answer.failed(
          new Failure.Invalid(
              "zones", "malformed", "The list must have at most two known time zones."));
    }
    return owned.choose(
        caller,
        habits,
        choices -> {
          choices.put(CalendarPreferenceSettings.BY_MAIL, habits.remindsByMail());
          choices.put(CalendarPreferenceSettings.BIRTHDAYS, habits.hasBirthdays());
          choices.put(CalendarPreferenceSettings.ZONES, written);
        });
  }
}
