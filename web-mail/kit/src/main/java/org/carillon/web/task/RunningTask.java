package org.carillon.web.task;

/**
 * Work that goes on.
 *
 * @param title what it is, for people
 * @param page where it is shown, within the application
 * @param done how much is done
 * @param most of how much; 0 when nobody knows
 */
public record RunningTask(String title, String page, long done, long most) {}
