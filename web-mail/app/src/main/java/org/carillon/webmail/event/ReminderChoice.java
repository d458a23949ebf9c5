package org.carillon.webmail.event;

import java.util.List;

/**
 * A reminder in a form.
 *
 * @param id the id of its field
 * @param now the present value, in minutes; empty for none
 * @param offered the possible values
 */
public record ReminderChoice(String id, String now, List<String> offered) {}
