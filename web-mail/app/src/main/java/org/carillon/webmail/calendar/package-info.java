/** Calendars as people look at them: days, weeks, months, what comes next. */
package org.carillon.webmail.calendar;
