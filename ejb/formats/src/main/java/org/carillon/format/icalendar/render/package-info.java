/** Parts of calendar objects, as CalDAV's clients ask for them (RFC 4791 §9.6). */
package org.carillon.format.icalendar.render;
