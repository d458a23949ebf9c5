package org.carillon.contacts;

/**
 * The calendar of contacts' birthdays and anniversaries.
 *
 * @param title its display name
 * @param state a text that changes whenever something in the calendar may have changed
 */
public record ContactDayCalendar(String title, String state) {}
