/** Times of alarms, current reminders, and reminders by mail. */
package org.carillon.calendar.internal.reminding;
