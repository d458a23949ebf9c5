package org.carillon.calendar.internal.published;

import org.carillon.calendar.internal.CalendarObjects;
import org.carillon.groupware.internal.GroupwareFixture;
import org.carillon.settings.Settings;

public final class Imports {
  private Imports() {}

  public static CalendarImport of(
      GroupwareFixture groupware, CalendarObjects kind, Settings settings) {
    return new CalendarImport(groupware.views(), groupware.objects(), kind, settings);
  }
}
