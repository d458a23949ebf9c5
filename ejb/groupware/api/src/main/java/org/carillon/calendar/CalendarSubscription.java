package org.carillon.calendar;

import org.carillon.fetch.subscription.FetchState;

/**
 * A calendar of somebody else's that is fetched by its address.
 *
 * @param collection the calendar that shows it
 * @param fetch where it is, and what came of fetching it
 */
public record CalendarSubscription(long collection, FetchState fetch) {}
