/** Summaries of calendar objects, stored and cached so that the objects need not be read. */
package org.carillon.format.icalendar.summary;
