/** Tries a policy on a message without delivering it. */
package org.carillon.policy.trial;
