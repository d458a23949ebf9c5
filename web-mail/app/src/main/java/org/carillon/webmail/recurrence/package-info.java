/** How often events and tasks take place: chosen in forms, written as rules, said in sentences. */
package org.carillon.webmail.recurrence;
