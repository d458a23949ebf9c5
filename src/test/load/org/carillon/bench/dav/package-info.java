/** Calendars and files by DAV, compared with third-party servers. */
package org.carillon.bench.dav;
