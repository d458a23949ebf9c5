/** Attachments that a server keeps for calendar objects (RFC 8607). */
package org.carillon.format.icalendar.attachment;
