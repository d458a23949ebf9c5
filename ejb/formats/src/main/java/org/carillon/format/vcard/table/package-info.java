/** Contacts as other programs export them, made into vCards: tables (CSV) and LDIF. */
package org.carillon.format.vcard.table;
