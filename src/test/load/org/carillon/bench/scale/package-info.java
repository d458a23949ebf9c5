/** A server for a hundred thousand: what its size costs. */
package org.carillon.bench.scale;
