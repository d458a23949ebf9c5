/**
 * Texts that a server or domain puts into mail: under what leaves, above what comes from outside.
 */
package org.carillon.policy.insertion;
