/** How accounts' owners use their calendars. */
package org.carillon.account.calendar;
