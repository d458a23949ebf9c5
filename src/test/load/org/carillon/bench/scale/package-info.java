/** The costs of a server for a hundred thousand accounts. */
package org.carillon.bench.scale;
