/**
 * What lies beside DAV's own addresses by custom, for programs that fetch and put files: calendars,
 * free/busy, one's card.
 */
package org.carillon.dav.publish;
