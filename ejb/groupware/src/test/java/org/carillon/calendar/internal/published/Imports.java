package org.carillon.calendar.internal.published;

import org.carillon.calendar.internal.CalendarObjects;
import org.carillon.groupware.internal.GroupwareFixture;
import org.carillon.settings.Settings;

/** Imports over a fixture. */
public final class Imports {
  private Imports() {}

  /** One. */
  public static CalendarImport of(
      GroupwareFixture groupware, CalendarObjects kind, Settings settings) {
    CalendarImport imports = new CalendarImport();
    imports.views = groupware.views();
    imports.objects = groupware.objects();
    imports.kind = kind;
    imports.settings = settings;
    return imports;
  }
}
