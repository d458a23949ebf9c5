/** How calendars answer. */
package org.carillon.calendar.internal;
