/** Tables and lists of entries as files that other programs export: CSV and LDIF. */
package org.carillon.format.table;
