/**
 * The data for message lists and searches: subject, addresses, dates and words, folded to ignore
 * case.
 */
package org.carillon.format.mime.summary;
