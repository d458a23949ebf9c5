/** Meetings: what may be chosen about them. */
package org.carillon.calendar.scheduling;
