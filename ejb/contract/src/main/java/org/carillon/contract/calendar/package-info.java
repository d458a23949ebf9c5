/** What calendars are asked beside their objects: queries, instances in a span, free/busy. */
package org.carillon.contract.calendar;
