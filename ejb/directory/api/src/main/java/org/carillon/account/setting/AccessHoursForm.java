package org.carillon.account.setting;

/** The format of hours of the week: days and then a span of the day, separated by commas. */
public final class AccessHoursForm {
  private static final String DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
  private static final String TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";

  /** The pattern of one span, with the groups first day, last day, begin and end. */
  public static final String SPAN =
      "(" + DAY + ")(?:-(" + DAY + "))? (" + TIME + ")-(" + TIME + "|24:00)";

  /** The pattern of one or more spans. */
  public static final String PATTERN = SPAN + "(?:, ?" + SPAN + "){0,13}";

  private AccessHoursForm() {}
}
