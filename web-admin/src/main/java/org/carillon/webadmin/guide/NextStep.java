package org.carillon.webadmin.guide;

/**
 * What an administrator should do next, and where.
 *
 * @param kind {@code bad} where something does not work, {@code warn} where something is missing,
 *     {@code info} where something waits
 * @param sentence what there is to do, and why
 * @param page where it is done, within the application
 * @param way the words of the link that leads there
 */
public record NextStep(String kind, String sentence, String page, String way) {}
