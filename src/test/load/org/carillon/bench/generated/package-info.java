/** Thousands of DAV requests that no client makes; every one has a bounded response. */
package org.carillon.bench.generated;
