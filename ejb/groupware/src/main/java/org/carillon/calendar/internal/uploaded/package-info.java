/** What accounts' programs upload of their free/busy, and what is told of it. */
package org.carillon.calendar.internal.uploaded;
