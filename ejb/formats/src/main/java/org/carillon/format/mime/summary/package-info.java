/** Data for message lists and searches: subject, addresses, dates and words, case-folded. */
package org.carillon.format.mime.summary;
