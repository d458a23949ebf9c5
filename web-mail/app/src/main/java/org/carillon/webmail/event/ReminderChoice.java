package org.carillon.webmail.event;

import java.util.List;

/**
 * One of the reminders of a form.
 *
 * @param id of its field
 * @param now what it is, in minutes; empty for none
 * @param offered what it can be
 */
public record ReminderChoice(String id, String now, List<String> offered) {}
