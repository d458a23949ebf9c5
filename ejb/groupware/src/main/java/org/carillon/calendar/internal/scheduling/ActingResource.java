package org.carillon.calendar.internal.scheduling;

import java.util.Set;
import org.carillon.account.resource.BookableResource;
import org.carillon.contract.identity.Caller;

/**
 * A resource about whose bookings somebody asks.
 *
 * @param room whoever acts as it
 * @param me its address, as meetings have it
 */
record ActingResource(BookableResource resource, Caller room, Set<String> me) {}
