/** Requests of DAV as no client makes them, by the thousand; every one has a bounded answer. */
package org.carillon.bench.generated;
