/**
 * Summaries of calendar objects, which are stored beside them and kept in memory, so that the
 * objects need not be read.
 */
package org.carillon.format.icalendar.summary;
