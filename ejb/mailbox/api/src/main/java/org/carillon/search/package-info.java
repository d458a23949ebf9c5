/**
 * Full-text search: each node keeps an index of all mail in its home, which can be lost and made
 * anew, and from it answers which messages may contain a text and which fit words best.
 */
package org.carillon.search;
