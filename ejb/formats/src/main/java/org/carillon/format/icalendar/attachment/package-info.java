/** Managed attachments of calendar objects (RFC 8607). */
package org.carillon.format.icalendar.attachment;
