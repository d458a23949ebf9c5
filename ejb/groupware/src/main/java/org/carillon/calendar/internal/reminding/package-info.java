/** When alarms ring, what rings, and reminders by mail. */
package org.carillon.calendar.internal.reminding;
