/** What a search looks at: the store answers it. */
package org.carillon.query.source;
