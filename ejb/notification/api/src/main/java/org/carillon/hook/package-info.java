/** Other programs that are told, by HTTP, of what changes in calendars, tasks and contacts. */
package org.carillon.hook;
