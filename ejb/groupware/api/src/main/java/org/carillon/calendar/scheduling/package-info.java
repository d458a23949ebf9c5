/** Meetings: the messages about them, answers, proposals of other times, and settings. */
package org.carillon.calendar.scheduling;
