/**
 * Calendars and free/busy as files at addresses that programs fetch (GET) and put (PUT): by rights,
 * by secret addresses, and for everybody where their owner wants that.
 */
package org.carillon.calendar.published;
