/** What a connection costs that does nothing. */
package org.carillon.bench.idle;
