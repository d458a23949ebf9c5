/**
 * Resources at customary addresses beside DAV's own, for programs that fetch and put files:
 * calendars, free/busy, a user's card.
 */
package org.carillon.dav.publish;
