/** Files of events and tasks, kept among their owners' files (RFC 8607). */
package org.carillon.calendar.internal.attachment;
