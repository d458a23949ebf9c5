package org.carillon.calendar.internal.scheduling;

import java.util.Set;
import org.carillon.account.resource.BookableResource;
import org.carillon.contract.identity.Caller;

/**
 * A resource whose bookings a caller asks about.
 *
 * @param room the caller that acts as the resource
 * @param me the addresses of the resource in meetings
 */
record ActingResource(BookableResource resource, Caller room, Set<String> me) {}
