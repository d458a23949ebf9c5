/** Contacts as fields, laid over a card whose other properties stay. */
package org.carillon.webmail.contact.form;
