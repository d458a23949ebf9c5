/** Contacts: view, search, changes, and import from messages. */
package org.carillon.webmail.contact;
