/** Third-party servers, started for comparison. */
package org.carillon.bench.peer;
