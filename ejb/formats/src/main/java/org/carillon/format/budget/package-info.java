/** Bounds for the work that untrusted data may cause, and a cache of its results. */
package org.carillon.format.budget;
