/** Contacts' birthdays as a calendar that nobody changes. */
package org.carillon.dav.birthday;
