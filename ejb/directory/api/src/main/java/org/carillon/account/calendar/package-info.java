/** The choices of accounts' owners for calendars. */
package org.carillon.account.calendar;
