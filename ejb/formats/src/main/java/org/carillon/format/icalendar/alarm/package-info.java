/** Alarm times of calendar objects (RFC 5545 §3.6.6). */
package org.carillon.format.icalendar.alarm;
