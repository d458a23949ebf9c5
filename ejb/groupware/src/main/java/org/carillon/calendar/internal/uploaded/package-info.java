/** Free/busy that programs upload, and its publication. */
package org.carillon.calendar.internal.uploaded;
