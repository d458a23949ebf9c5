/** What the checks of a message amount to: points, thresholds, and what is done then. */
package org.carillon.policy.verdict;
