/** What lists and searches look at: subject, people, dates and words, in one case for all. */
package org.carillon.format.mime.summary;
