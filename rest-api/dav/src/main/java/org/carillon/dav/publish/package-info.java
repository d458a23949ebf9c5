/** Calendars, free/busy, a user's card at customary addresses, for programs that fetch and put. */
package org.carillon.dav.publish;
