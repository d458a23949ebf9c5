/** The rules for bookings, and the form in which bookings by programs are stored. */
package org.carillon.calendar.internal.booking;
