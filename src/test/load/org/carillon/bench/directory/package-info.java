/** The costs of a directory of a million accounts. */
package org.carillon.bench.directory;
