/** The verdict on a message: points, thresholds, and the resulting handling. */
package org.carillon.policy.verdict;
