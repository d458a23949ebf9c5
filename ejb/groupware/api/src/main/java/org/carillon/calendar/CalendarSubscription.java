package org.carillon.calendar;

import org.carillon.fetch.subscription.FetchState;

/**
 * A calendar that is published elsewhere and that the server fetches by its address.
 *
 * @param collection the calendar that shows it
 * @param fetch its address and the result of fetching it
 */
public record CalendarSubscription(long collection, FetchState fetch) {}
