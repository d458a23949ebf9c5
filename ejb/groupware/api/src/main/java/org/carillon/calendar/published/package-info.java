/**
 * Calendars and free/busy as files at URLs that programs read (GET) and write (PUT): according to
 * rights, by secret addresses, and for everybody if the owner wants that.
 */
package org.carillon.calendar.published;
