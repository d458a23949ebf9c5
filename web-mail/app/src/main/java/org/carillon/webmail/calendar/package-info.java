/** Views of calendars: days, weeks, months, and an agenda. */
package org.carillon.webmail.calendar;
