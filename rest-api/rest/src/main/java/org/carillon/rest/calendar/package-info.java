/** Conversions of calendar objects that are not stored. */
package org.carillon.rest.calendar;
