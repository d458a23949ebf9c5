/**
 * Drives a provisioned server from outside, for end-to-end tests and benchmarks: starts it, finds
 * its ports, kills it.
 */
package org.carillon.testbed;
