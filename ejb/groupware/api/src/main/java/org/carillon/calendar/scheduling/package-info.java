/** Meetings: letters about them, answers, other times, and what may be chosen about them. */
package org.carillon.calendar.scheduling;
