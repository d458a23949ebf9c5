package org.carillon.contacts;

/**
 * The calendar of contacts' days.
 *
 * @param title what people call it
 * @param state another whenever something in it may have changed
 */
public record ContactDayCalendar(String title, String state) {}
