/** Contacts' birthdays and anniversaries as a calendar. */
package org.carillon.contacts.internal.day;
