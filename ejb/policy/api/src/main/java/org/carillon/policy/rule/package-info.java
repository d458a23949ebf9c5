/** Rules: which scripts are run on mail that comes, and what they may do. */
package org.carillon.policy.rule;
