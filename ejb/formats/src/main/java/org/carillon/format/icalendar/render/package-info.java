/** Parts of calendar objects, as CalDAV clients request them (RFC 4791 §9.6). */
package org.carillon.format.icalendar.render;
