/** Contacts' birthdays as a read-only calendar. */
package org.carillon.dav.birthday;
