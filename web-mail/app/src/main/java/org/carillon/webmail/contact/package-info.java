/** Contacts, as far as messages lead to them. */
package org.carillon.webmail.contact;
