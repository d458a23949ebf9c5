/**
 * Complaints: marks in outgoing mail ask for them; they are read from incoming mail and counted.
 */
package org.carillon.policy.internal.complaint;
