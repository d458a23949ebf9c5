package org.carillon.webadmin.guide;

/**
 * An administrator's next step.
 *
 * @param kind {@code bad} if something does not work, {@code warn} if something is missing, {@code
 *     info} if something waits
 * @param sentence the step and its reason
 * @param page its page within the application
 * @param way the text of the link
 */
public record NextStep(String kind, String sentence, String page, String way) {}
