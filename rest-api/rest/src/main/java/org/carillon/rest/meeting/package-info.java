/** Meetings, and bookings of rooms and other resources. */
package org.carillon.rest.meeting;
