/** Parsers for feeds in the formats RSS 0.9x, 1.0 and 2.0, Atom 1.0 and JSON Feed. */
package org.carillon.feed.internal.reading;
