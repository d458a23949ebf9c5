/** The costs of an idle connection. */
package org.carillon.bench.idle;
