/** What is to be known of a calendar object without reading it: kept beside it, held in views. */
package org.carillon.format.icalendar.summary;
