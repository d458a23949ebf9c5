package org.carillon.account.internal.setting;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import org.carillon.account.calendar.CalendarHabitSettings;
import org.carillon.account.calendar.CalendarHabits;
import org.carillon.account.calendar.OwnCalendarHabits;
import org.carillon.account.setting.TimeSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/** Reads and changes the owner's choices for calendars, which are settings of the account. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class OwnCalendarHabitOperations implements OwnCalendarHabits {
  private final OwnedSettings owned;

  @Inject
  OwnCalendarHabitOperations(OwnedSettings owned) {
    this.owned = owned;
  }

  @Override
  public Answer<CalendarHabits> of(Caller caller) {
    return owned.of(
        caller,
        values ->
            new CalendarHabits(
                values.of(CalendarHabitSettings.BY_MAIL),
                values.of(CalendarHabitSettings.BIRTHDAYS),
                zones(values.of(CalendarHabitSettings.ZONES))));
  }

  /**
   * Returns the names of the time zones. Unknown names that an administrator has entered are left
   * out.
   */
  private static List<String> zones(String written) {
    return Arrays.stream(written.split(","))
        .map(String::strip)
        .filter(zone -> TimeSettings.zone(zone).isPresent())
        .distinct()
        .limit(CalendarHabits.MOST_ZONES)
        .toList();
  }

  @Override
  public Answer<CalendarHabits> choose(Caller caller, CalendarHabits habits) {
    String written = String.join(",", habits.zones());
    if (!zones(written).equals(habits.zones())) {
      return Answer.failed(
          new Failure.Invalid("zones", "malformed", "At most two time zones that are known."));
    }
    return owned.choose(
        caller,
        habits,
        choices -> {
          choices.put(CalendarHabitSettings.BY_MAIL, habits.remindsByMail());
          choices.put(CalendarHabitSettings.BIRTHDAYS, habits.hasBirthdays());
          choices.put(CalendarHabitSettings.ZONES, written);
        });
  }
}
