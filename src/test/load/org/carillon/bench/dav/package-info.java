/** Calendars and files by DAV, against the servers that others have written for it. */
package org.carillon.bench.dav;
