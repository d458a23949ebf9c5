/** Lays out the folder that the launcher runs from. Part of the build, not of what is delivered. */
package org.carillon.distribution;
