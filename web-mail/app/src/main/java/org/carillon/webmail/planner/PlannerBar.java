package org.carillon.webmail.planner;

/**
 * A busy time within a day, to be drawn.
 *
 * @param from minutes after the day's beginning
 * @param minutes how long; at least 1
 * @param type how it is taken, in lower case as FBTYPE says it
 */
public record PlannerBar(long from, long minutes, String type) {}
