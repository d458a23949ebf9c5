/** What a directory of a million accounts costs. */
package org.carillon.bench.directory;
