/** Tables and lists of entries in files that other programs export: CSV and LDIF. */
package org.carillon.format.table;
