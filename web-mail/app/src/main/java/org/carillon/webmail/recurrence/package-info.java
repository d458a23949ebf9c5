/** Recurrences of events and tasks: chosen in forms, written as rules, described in sentences. */
package org.carillon.webmail.recurrence;
