/** Lays out the folder that the launcher runs from. Part of the build; it is not delivered. */
package org.carillon.distribution;
