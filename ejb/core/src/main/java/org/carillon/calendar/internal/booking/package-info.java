/** What bookings by programs are written as. */
package org.carillon.calendar.internal.booking;
