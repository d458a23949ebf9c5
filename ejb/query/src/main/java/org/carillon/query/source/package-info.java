/** The data that a search looks at; the store implements these interfaces. */
package org.carillon.query.source;
