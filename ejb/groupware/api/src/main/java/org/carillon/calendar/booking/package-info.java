/** Rooms and other resources that programs book. */
package org.carillon.calendar.booking;
