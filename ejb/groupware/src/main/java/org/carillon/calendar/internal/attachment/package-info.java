/** Files attached to events and tasks, stored among their owners' files (RFC 8607). */
package org.carillon.calendar.internal.attachment;
