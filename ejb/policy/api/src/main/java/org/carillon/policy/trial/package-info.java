/** Trying a policy on a message that goes nowhere. */
package org.carillon.policy.trial;
