/** What rules say of bookings, and what those by programs are written as. */
package org.carillon.calendar.internal.booking;
