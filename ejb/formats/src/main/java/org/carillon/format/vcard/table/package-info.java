/** Converts contacts that other programs export to vCards: tables (CSV) and LDIF. */
package org.carillon.format.vcard.table;
