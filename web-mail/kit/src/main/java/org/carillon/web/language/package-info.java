/** Sentences in the reader's language: bundles, plurals, numbers, dates, directions. */
package org.carillon.web.language;
