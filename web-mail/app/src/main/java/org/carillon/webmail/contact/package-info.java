/** Contacts: looked at, found, kept, and taken out of messages. */
package org.carillon.webmail.contact;
