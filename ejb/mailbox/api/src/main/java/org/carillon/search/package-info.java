/**
 * Full-text search. Each node keeps an index of all mail in its home directory. The index can be
 * lost and rebuilt. It tells which messages may contain a text and which match words best.
 */
package org.carillon.search;
